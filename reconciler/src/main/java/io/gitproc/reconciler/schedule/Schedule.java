package io.gitproc.reconciler.schedule;

import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;

/**
 * What happens from time to time. Each job only says that it is time: it holds no state and decides nothing, so a late
 * or a lost one does no harm.
 *
 * <p>Threads: one of its own runs the jobs.
 */
public final class Schedule implements AutoCloseable {
    private static final String WORK = "work";

    private final Scheduler scheduler;

    public Schedule() {
        try {
            scheduler = new StdSchedulerFactory(settings()).getScheduler();
            scheduler.start();
        } catch (SchedulerException failure) {
            throw new IllegalStateException("the scheduler does not start", failure);
        }
    }

    private static Properties settings() {
        Properties settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", "gitproc");
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        settings.setProperty("org.quartz.threadPool.threadCount", "1");
        settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        return settings;
    }

    /** Does the work again and again, the first time now. */
    public void every(Duration period, String name, Runnable work) {
        JobDataMap data = new JobDataMap();
        data.put(WORK, work);
        try {
            scheduler.scheduleJob(
                    JobBuilder.newJob(Offer.class)
                            .withIdentity(name)
                            .usingJobData(data)
                            .build(),
                    TriggerBuilder.newTrigger()
                            .startNow()
                            .withSchedule(SimpleScheduleBuilder.simpleSchedule()
                                    .withIntervalInMilliseconds(period.toMillis())
                                    .repeatForever()
                                    .withMisfireHandlingInstructionNextWithRemainingCount())
                            .build());
        } catch (SchedulerException failure) {
            throw new IllegalStateException("cannot schedule " + name, failure);
        }
    }

    @Override
    public void close() {
        try {
            scheduler.shutdown();
        } catch (SchedulerException failure) {
            throw new IllegalStateException("the scheduler does not end", failure);
        }
    }

    /** A job: made anew for each run, by Quartz. */
    public static final class Offer implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            ((Runnable) Objects.requireNonNull(context.getMergedJobDataMap().get(WORK))).run();
        }
    }
}
