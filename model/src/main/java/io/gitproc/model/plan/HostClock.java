package io.gitproc.model.plan;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What a host has its timers go by.
 *
 * @param host its name: hosts are late each in their own way
 * @param zone of calendar events that name none
 * @param boot names the boot
 * @param booted when that was, as nearly as it is known
 */
public record HostClock(String host, ZoneId zone, String boot, Instant booted) {}
