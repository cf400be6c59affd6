package io.gitproc.model.unit;

import static io.gitproc.model.unit.Units.clean;
import static io.gitproc.model.unit.Units.messages;
import static io.gitproc.model.unit.Units.runs;
import static io.gitproc.model.unit.Units.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service is given and what is taken from it: the rows of systemd.exec(5), .kill(5) and .resource-control(5). */
class ExecutionRowsTest {
    private static final ServiceSpec PLAIN = clean(runs());

    /** Several lines of a unit are written with a slash between them. */
    private static ParsedUnit lines(String lines) {
        return runs(lines.split(" / ", -1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PrivatePIDs | PrivatePIDs=off | PrivatePIDs=no | RESTART
            NoNewPrivileges | NoNewPrivileges=1 | NoNewPrivileges=yes | RESTART
            SupplementaryGroups | SupplementaryGroups=b a / SupplementaryGroups=%p a | SupplementaryGroups=b a web | RESTART
            CapabilityBoundingSet | CapabilityBoundingSet= | CapabilityBoundingSet= | RESTART
            CapabilityBoundingSet | CapabilityBoundingSet=cap_kill / CapabilityBoundingSet=CAP_CHOWN | CapabilityBoundingSet=CAP_CHOWN CAP_KILL | RESTART
            CapabilityBoundingSet | CapabilityBoundingSet=CAP_KILL CAP_CHOWN / CapabilityBoundingSet=~CAP_KILL | CapabilityBoundingSet=CAP_CHOWN | RESTART
            CapabilityBoundingSet | CapabilityBoundingSet=CAP_KILL / CapabilityBoundingSet= / CapabilityBoundingSet=CAP_CHOWN | CapabilityBoundingSet=CAP_CHOWN | RESTART
            AmbientCapabilities | AmbientCapabilities=CAP_NET_RAW / AmbientCapabilities=CAP_KILL | AmbientCapabilities=CAP_KILL CAP_NET_RAW | RESTART
            AmbientCapabilities | AmbientCapabilities=~ | AmbientCapabilities=~ | RESTART
            UMask | UMask=77 | UMask=0077 | RESTART
            PassEnvironment | PassEnvironment=A B / PassEnvironment=C | PassEnvironment=A B C | RESTART
            UnsetEnvironment | UnsetEnvironment=A "B=x y" | UnsetEnvironment=A "B=x y" | RESTART
            RuntimeDirectory | RuntimeDirectory=a//b/ %N | RuntimeDirectory=a/b web | RESTART
            RuntimeDirectoryMode | RuntimeDirectoryMode=0750 | RuntimeDirectoryMode=0750 | RESTART
            RuntimeDirectoryPreserve | RuntimeDirectoryPreserve=true | RuntimeDirectoryPreserve=yes | NONE
            RuntimeDirectoryPreserve | RuntimeDirectoryPreserve=restart | RuntimeDirectoryPreserve=restart | NONE
            StateDirectory | StateDirectory=x | StateDirectory=x | RESTART
            StateDirectoryMode | StateDirectoryMode=2750 | StateDirectoryMode=2750 | RESTART
            CacheDirectory | CacheDirectory=x | CacheDirectory=x | RESTART
            CacheDirectoryMode | CacheDirectoryMode=0700 | CacheDirectoryMode=0700 | RESTART
            LogsDirectory | LogsDirectory=x | LogsDirectory=x | RESTART
            LogsDirectoryMode | LogsDirectoryMode=0700 | LogsDirectoryMode=0700 | RESTART
            ConfigurationDirectory | ConfigurationDirectory=x | ConfigurationDirectory=x | RESTART
            ConfigurationDirectoryMode | ConfigurationDirectoryMode=0700 | ConfigurationDirectoryMode=0700 | RESTART
            StandardOutput | StandardOutput=null | StandardOutput=null | RESTART
            StandardOutput | StandardOutput=append:/var//log/%p.log | StandardOutput=append:/var/log/web.log | RESTART
            StandardOutput | StandardOutput=truncate:/x | StandardOutput=truncate:/x | RESTART
            StandardError | StandardError=file:/x | StandardError=file:/x | RESTART
            IgnoreSIGPIPE | IgnoreSIGPIPE=no | IgnoreSIGPIPE=no | RESTART
            Nice | Nice=+5 | Nice=5 | RESTART
            Nice | Nice=-20 | Nice=-20 | RESTART
            OOMScoreAdjust | OOMScoreAdjust=-999 | OOMScoreAdjust=-999 | RESTART
            CPUSchedulingPolicy | CPUSchedulingPolicy=batch | CPUSchedulingPolicy=batch | RESTART
            CPUSchedulingPriority | CPUSchedulingPriority=7 | CPUSchedulingPriority=7 | RESTART
            CPUSchedulingResetOnFork | CPUSchedulingResetOnFork=yes | CPUSchedulingResetOnFork=yes | RESTART
            CPUAffinity | CPUAffinity=0-2,1 / CPUAffinity=5 | CPUAffinity=0-2,5 | RESTART
            CPUAffinity | CPUAffinity=1 / CPUAffinity= / CPUAffinity=0 3 | CPUAffinity=0,3 | RESTART
            IOSchedulingClass | IOSchedulingClass=best-effort | IOSchedulingClass=best-effort | RESTART
            IOSchedulingPriority | IOSchedulingPriority=0 | IOSchedulingPriority=0 | RESTART
            MemoryHigh | MemoryHigh=1.5G | MemoryHigh=1536M | ADJUST
            MemorySwapMax | MemorySwapMax=0 | MemorySwapMax=0 | ADJUST
            MemorySwapMax | MemorySwapMax=50% | MemorySwapMax=50% | ADJUST
            CPUWeight | CPUWeight=idle | CPUWeight=idle | ADJUST
            CPUWeight | CPUWeight=10000 | CPUWeight=10000 | ADJUST
            TasksMax | TasksMax=12.5% | TasksMax=12.5% | ADJUST
            TasksMax | TasksMax=100 | TasksMax=100 | ADJUST
            IOWeight | IOWeight=1 | IOWeight=1 | ADJUST
            AllowedCPUs | AllowedCPUs=0,1 | AllowedCPUs=0-1 | ADJUST
            KillMode | KillMode=mixed | KillMode=mixed | NONE
            SendSIGKILL | SendSIGKILL=no | SendSIGKILL=no | NONE
            SendSIGHUP | SendSIGHUP=yes | SendSIGHUP=yes | NONE
            FinalKillSignal | FinalKillSignal=QUIT | FinalKillSignal=SIGQUIT | NONE
            LimitNOFILE | LimitNOFILE=4096:infinity | LimitNOFILE=4096:infinity | RESTART
            LimitNOFILE | LimitNOFILE=512 | LimitNOFILE=512 | RESTART
            LimitCORE | LimitCORE=64M | LimitCORE=64M | RESTART
            LimitCORE | LimitCORE=0:1G 512M | LimitCORE=0:1536M | RESTART
            LimitCPU | LimitCPU=1min 500ms | LimitCPU=61s | RESTART
            LimitRTTIME | LimitRTTIME=200:1s | LimitRTTIME=200us:1000000us | RESTART
            LimitNICE | LimitNICE=-5 | LimitNICE=25 | RESTART
            LimitNICE | LimitNICE=+5:30 | LimitNICE=15:30 | RESTART
            LimitNPROC | LimitNPROC=0 | LimitNPROC=0 | RESTART
            LimitFSIZE | LimitFSIZE=infinity | LimitFSIZE=infinity | RESTART
            """)
    void aRowReadsItsLinesAndWritesThemBack(String name, String lines, String canonical, Effect effect) {
        ServiceSpec unit = clean(lines(lines));
        Directive<?> directive = Directives.named("Service", name).orElseThrow();

        assertThat(unit.text()).isEqualTo("[Service]\nExecStart=/bin/web\n" + canonical + "\n");
        assertThat(spec(unit.text())).isEqualTo(unit);
        assertThat(unit.differences(PLAIN)).singleElement().isSameAs(directive);
        assertThat(directive.onChange()).isEqualTo(effect);
    }

    @ParameterizedTest
    @CsvSource({
        "PrivatePIDs=yes",
        "NoNewPrivileges=no",
        "CapabilityBoundingSet=~",
        "AmbientCapabilities=",
        "UMask=22",
        "RuntimeDirectoryPreserve=no",
        "StateDirectoryMode=755",
        "StandardOutput=journal",
        "StandardError=inherit",
        "Nice=0",
        "OOMScoreAdjust=",
        "CPUAffinity=",
        "IOSchedulingClass=",
        "MemorySwapMax=infinity",
        "CPUWeight=",
        "TasksMax=infinity",
        "KillMode=control-group",
        "FinalKillSignal=9",
        "LimitNOFILE=1024:524288",
        "LimitCPU=",
    })
    void whatEveryServiceHasIsNoDifference(String line) {
        assertThat(clean(runs(line))).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Nice=20                   | Nice=20 is not a number from -20 to 19
            Nice=high                 | Nice=high is not a number from -20 to 19
            OOMScoreAdjust=1001       | OOMScoreAdjust=1001 is not a number from -1000 to 1000
            CPUSchedulingPolicy=FIFO  | CPUSchedulingPolicy=FIFO is not a scheduling policy
            CPUSchedulingPriority=100 | CPUSchedulingPriority=100 is not a number from 0 to 99
            CPUAffinity=3-1           | CPUAffinity=3-1 is not a list of processors
            CPUAffinity=numa          | CPUAffinity=numa is not a list of processors
            AllowedCPUs=8192          | AllowedCPUs=8192 is not a list of processors
            IOSchedulingClass=fast    | IOSchedulingClass=fast is not a class of I/O
            IOSchedulingPriority=8    | IOSchedulingPriority=8 is not a number from 0 to 7
            LimitNOFILE=64K           | LimitNOFILE=64K is not a limit
            LimitNOFILE=2:1           | LimitNOFILE=2:1 has a soft limit above the hard one
            LimitNOFILE=1:2:3         | LimitNOFILE=1:2:3 is not a limit
            LimitCORE=1k              | LimitCORE=1k is not a limit
            LimitCPU=soon             | LimitCPU=soon is not a limit
            LimitNICE=-21             | LimitNICE=-21 is not a limit
            LimitNICE=41              | LimitNICE=41 is not a limit
            KillMode=all              | KillMode=all is not a kill mode
            FinalKillSignal=sigkill   | FinalKillSignal=sigkill is not a signal
            MemoryHigh=0              | MemoryHigh=0 is not a size above 0
            MemorySwapMax=max         | MemorySwapMax=max is not a size
            CPUWeight=0               | CPUWeight=0 is not a weight
            IOWeight=10001            | IOWeight=10001 is not a number from 1 to 10000
            TasksMax=0                | TasksMax=0 is not a number from 1
            TasksMax=101%             | TasksMax=101% is not a number from 1
            StandardOutput=tty        | StandardOutput=tty is not supported; what was set before it stays
            StandardOutput=fd:x       | StandardOutput=fd:x is not supported; what was set before it stays
            StandardOutput=file:x     | StandardOutput=file:x is not a place for output
            StandardError=journal:/x  | StandardError=journal:/x is not a place for output
            RuntimeDirectoryMode=9    | RuntimeDirectoryMode=9 is not a mode of files
            RuntimeDirectoryPreserve=maybe | RuntimeDirectoryPreserve=maybe is not no, restart or yes
            PassEnvironment=A=1       | PassEnvironment=A=1 has A=1, which is not the name of a variable
            UnsetEnvironment=1=a      | UnsetEnvironment=1=a has 1=a, which is not the name of a variable or an assignment to one
            """)
    void aWrongLineIsIgnoredWithASentence(String line, String sentence) {
        ParsedUnit unit = runs(line);

        assertThat(unit.spec()).hasValue(PLAIN);
        assertThat(messages(unit)).singleElement().asString().contains("warning: " + sentence);
    }

    @Test
    void aWrongLineLeavesTheValueBeforeIt() {
        assertThat(runs("Nice=3", "Nice=30").spec().orElseThrow().get(Directives.NICE))
                .isEqualTo(3);
    }

    @Test
    void theLogHasItsOwnSection() {
        ServiceSpec unit = spec("[Service]\nExecStart=/bin/web\n[X-GitProc]\nLogMaxSize=1G\nLogMaxFiles=9\n");

        assertThat(unit.get(Directives.LOG_MAX_SIZE)).isEqualTo(new Bytes(1 << 30));
        assertThat(unit.get(Directives.LOG_MAX_FILES)).isEqualTo(9);
        assertThat(unit.identity()).isEqualTo(PLAIN.identity());
        assertThat(spec(unit.text())).isEqualTo(unit);
    }

    @Test
    void aBackslashTakesTheNextCharacterOfACapabilityAsItIs() {
        assertThat(clean(runs("AmbientCapabilities=CAP_\\CHOWN")).text()).contains("AmbientCapabilities=CAP_CHOWN\n");
        assertThat(messages(runs("AmbientCapabilities=CAP_CHOWN\\\\")))
                .singleElement()
                .asString()
                .contains("has CAP_CHOWN\\, which is not a capability");
    }

    @Test
    void whatIsNoCapabilityIsToldWithItsPlace() {
        assertThat(messages(runs("CapabilityBoundingSet=~CAP_CHOWN CAP_X")))
                .singleElement()
                .asString()
                .startsWith("web.service:3:34: error: ");
    }

    @Test
    void whatIsTakenFromASetOfOneLeavesNone() {
        assertThat(CapabilitySet.named("CAP_CHOWN")
                        .orElseThrow()
                        .without(CapabilitySet.named("CAP_CHOWN").orElseThrow()))
                .isEqualTo(CapabilitySet.NONE);
        assertThatThrownBy(() -> new CapabilitySet(-1)).hasMessage("unknown capabilities: ffffffffffffffff");
        assertThatThrownBy(() -> new CapabilitySet(CapabilitySet.ALL.mask() + 1))
                .hasMessageStartingWith("unknown capabilities: ");
    }

    /** Source: linux/capability.h. */
    @ParameterizedTest
    @CsvSource({"CAP_CHOWN, 1", "CAP_SETPCAP, 100", "CAP_SYS_ADMIN, 200000", "CAP_CHECKPOINT_RESTORE, 10000000000"})
    void capabilitiesHaveTheNumbersOfLinux(String name, String mask) {
        assertThat(CapabilitySet.named(name).orElseThrow().mask()).isEqualTo(Long.parseLong(mask, 16));
    }

    /** Source: asm-generic/resource.h. */
    @Test
    void everyResourceHasANumberOfItsOwn() {
        assertThat(Directives.RESOURCE_LIMITS.keySet())
                .extracting(Resource::number)
                .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        assertThat(Resource.NOFILE.number()).isEqualTo(7);
        assertThat(Resource.NPROC.number()).isEqualTo(6);
    }
}
