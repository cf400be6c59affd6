package io.gitproc.model.unit;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The directives that systemd knows and {@link Directives} does not have, as data.
 *
 * <p>Source: {@code systemd --dump-configuration-items} of version 252, and the names that later versions have added.
 */
final class KnownDirectives {

    /** What becomes of a line that no directive of the table reads. */
    enum Role {
        /** It says something about the unit that nothing here acts on: accepted silently. */
        METADATA,
        /** It narrows what the service may do. */
        PROTECTION,
        /** It does something that is not done yet. */
        LATER,
        UNKNOWN
    }

    private static final SortedMap<String, SortedSet<String>> METADATA = sections("""
            CollectMode DefaultDependencies Documentation SourcePath
            """, """
            BlockIOAccounting CPUAccounting GuessMainPID IOAccounting IPAccounting MemoryAccounting
            SyslogFacility SyslogIdentifier SyslogLevel SyslogLevelPrefix TasksAccounting UtmpIdentifier
            UtmpMode
            """, "RemainAfterElapse");

    private static final SortedMap<String, SortedSet<String>> PROTECTION = sections("", """
            AppArmorProfile BPFProgram BindPaths BindReadOnlyPaths DeviceAllow DevicePolicy DynamicUser
            ExecPaths ExtensionDirectories ExtensionImages IPAddressAllow IPAddressDeny IPCNamespacePath
            IPEgressFilterPath IPIngressFilterPath InaccessibleDirectories InaccessiblePaths KeyringMode
            LockPersonality MemoryDenyWriteExecute MountAPIVFS MountFlags MountImages NFTSet
            NetworkNamespacePath NoExecPaths PrivateBPF PrivateDevices PrivateIPC PrivateMounts PrivateNetwork
            PrivateTmp PrivateUsers ProcSubset ProtectClock ProtectControlGroups ProtectHome ProtectHostname
            ProtectKernelLogs ProtectKernelModules ProtectKernelTunables ProtectProc ProtectSystem
            ReadOnlyDirectories ReadOnlyPaths ReadWriteDirectories ReadWritePaths RemoveIPC
            RestrictAddressFamilies RestrictFileSystems RestrictNamespaces RestrictNetworkInterfaces
            RestrictRealtime RestrictSUIDSGID RootDirectory RootDirectoryStartOnly RootEphemeral RootHash
            RootHashSignature RootImage RootImageOptions RootVerity SELinuxContext SecureBits SmackProcessLabel
            SocketBindAllow SocketBindDeny SystemCallArchitectures SystemCallErrorNumber SystemCallFilter
            TemporaryFileSystem
            """, "");

    private static final SortedMap<String, SortedSet<String>> LATER = sections("""
            AllowIsolate AssertACPower AssertCPUFeature AssertCPUPressure AssertCapability
            AssertControlGroupController AssertCredential AssertFirstBoot AssertIOPressure AssertMemoryPressure
            AssertNeedsUpdate AssertOSRelease AssertPathIsEncrypted AssertSecurity AssertVersion ConditionACPower
            ConditionCPUFeature ConditionCPUPressure ConditionCapability ConditionControlGroupController
            ConditionCredential ConditionFirmware ConditionFirstBoot ConditionIOPressure ConditionMemoryPressure
            ConditionNeedsUpdate ConditionOSRelease ConditionPathIsEncrypted ConditionSecurity ConditionVersion
            FailureAction FailureActionExitStatus IgnoreOnIsolate JobRunningTimeoutSec JobTimeoutAction
            JobTimeoutRebootArgument JobTimeoutSec JoinsNamespaceOf OnFailureIsolate OnFailureJobMode
            OnSuccessJobMode PropagateReloadFrom PropagateReloadTo PropagatesReloadTo PropagatesStopTo
            RebootArgument RefuseManualStart RefuseManualStop ReloadPropagatedFrom RequiresMountsFor
            RequiresOverridable RequisiteOverridable StopPropagatedFrom StopWhenUnneeded SuccessAction
            SuccessActionExitStatus SurviveFinalKillSignal
            """, """
            AllowedMemoryNodes BlockIODeviceWeight BlockIOReadBandwidth BlockIOWeight BlockIOWriteBandwidth
            BusName CPUQuotaPeriodSec CPUShares CoredumpFilter CoredumpReceive DefaultMemoryLow DefaultMemoryMin
            Delegate DisableControllers ExecCondition ExecReload ExecSearchPath ExecStartPost ExecStartPre
            ExecStop ExecStopPost ExitType FailureAction FileDescriptorStoreMax FileDescriptorStorePreserve
            IODeviceLatencyTargetSec IODeviceWeight IOReadBandwidthMax IOReadIOPSMax IOWriteBandwidthMax
            IOWriteIOPSMax ImportCredential LoadCredential LoadCredentialEncrypted LogExtraFields LogLevelMax
            LogNamespace LogRateLimitBurst LogRateLimitIntervalSec ManagedOOMMemoryPressure
            ManagedOOMMemoryPressureLimit ManagedOOMPreference ManagedOOMSwap MemoryKSM MemoryLow MemoryMin
            MemoryPressureThresholdSec MemoryPressureWatch MemoryZSwapMax MemoryZSwapWriteback NUMAMask
            NUMAPolicy NonBlocking OOMPolicy OpenFile PAMName PIDFile PermissionsStartOnly
            Personality RebootArgument ReloadSignal RestartKillSignal RestartMode
            RuntimeRandomizedExtraSec SetCredential
            SetCredentialEncrypted SetLoginEnvironment Slice Sockets StandardInput StandardInputData
            StandardInputText StartupAllowedCPUs
            StartupAllowedMemoryNodes StartupBlockIOWeight StartupCPUShares StartupCPUWeight StartupIOWeight
            StartupMemoryHigh StartupMemoryLow StartupMemoryMax StartupMemorySwapMax StartupMemoryZSwapMax
            SystemCallLog TTYColumns TTYPath TTYReset TTYRows TTYVHangup TTYVTDisallocate
            TimeoutAbortSec TimeoutCleanSec TimeoutStartFailureMode TimeoutStopFailureMode TimerSlackNSec
            USBFunctionDescriptors USBFunctionStrings WatchdogSignal
            """, """
            DeferReactivation OnClockChange OnTimezoneChange RandomizedOffsetSec WakeSystem
            """);

    /** Values with which a protection does nothing, beside {@code no} and its like; a name may have several. */
    private static final SortedSet<String> OFF = words("""
            DevicePolicy=auto IPAddressAllow=any KeyringMode=inherit KeyringMode=shared MountFlags=shared
            ProcSubset=all ProtectProc=default
            """);

    private KnownDirectives() {}

    private static SortedMap<String, SortedSet<String>> sections(String unit, String service, String timer) {
        SortedMap<String, SortedSet<String>> sections = new TreeMap<>();
        sections.put(Directives.UNIT, words(unit));
        sections.put(Directives.SERVICE, words(service));
        sections.put(Directives.TIMER, words(timer));
        return Collections.unmodifiableSortedMap(sections);
    }

    private static SortedSet<String> words(String text) {
        return Collections.unmodifiableSortedSet(
                new TreeSet<>(List.of(text.strip().split("\\s+", -1))));
    }

    static Role role(String section, String name) {
        if (isIn(METADATA, section, name)) {
            return Role.METADATA;
        }
        if (isIn(PROTECTION, section, name)) {
            return Role.PROTECTION;
        }
        return isIn(LATER, section, name) ? Role.LATER : Role.UNKNOWN;
    }

    private static boolean isIn(SortedMap<String, SortedSet<String>> names, String section, String name) {
        return names.getOrDefault(section, Collections.emptySortedSet()).contains(name);
    }

    /** Every name that is known in a section. */
    static SortedSet<String> names(String section) {
        SortedSet<String> names = new TreeSet<>();
        List.of(METADATA, PROTECTION, LATER)
                .forEach(role -> names.addAll(role.getOrDefault(section, Collections.emptySortedSet())));
        return names;
    }

    /** Whether this value of a protection protects from nothing; an empty line takes a protection back. */
    static boolean isOff(String name, String value) {
        return value.isEmpty() || Grammars.isOff(value) || OFF.contains(name + "=" + value);
    }
}
