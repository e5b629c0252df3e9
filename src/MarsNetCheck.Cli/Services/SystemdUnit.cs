namespace MarsNetCheck.Cli.Services;

/// <summary>The text of the unit.</summary>
internal static class SystemdUnit
{
    /// <summary>What the line begins with that says what runs.</summary>
    public const string Start = "ExecStart=";

    /// <summary>What it is started with, once it is enabled.</summary>
    public const string StartedWith = "multi-user.target";

    /// <summary>Writes it.</summary>
    /// <param name="program">The installed program.</param>
    /// <param name="configuration">The file with its settings.</param>
    /// <param name="demo">The simulated network that is served; null for the machine's.</param>
    public static string Text(string program, string configuration, string? demo) => $"""
        # Written by marsnetcheck service install, which writes it anew with each installation.
        # Your own changes belong in a drop-in: systemctl edit marsnetcheck
        # Secrets reach the service without being readable by others, as those of service install --token-file do: LoadCredential=token:/etc/marsnetcheck/token there,
        # and "TokenFile": "/run/credentials/marsnetcheck.service/token" in the settings.
        [Unit]
        Description=Checks the network that Azure Backup (MARS) needs
        Wants=network-online.target
        After=network-online.target nss-lookup.target

        [Service]
        Type=notify
        {Start}{program} serve --config {configuration}{(demo is null ? "" : $" --demo {demo}")}
        Restart=on-failure
        RestartPreventExitStatus=2
        RestartSec=5s
        TimeoutStopSec=15s
        WatchdogSec=60s
        DynamicUser=yes
        User=marsnetcheck
        StateDirectory=marsnetcheck
        StateDirectoryMode=0700
        UMask=0077
        LimitNOFILE=65536

        CapabilityBoundingSet=
        AmbientCapabilities=
        DevicePolicy=closed
        LockPersonality=yes
        MemoryDenyWriteExecute={(IsNative ? "yes" : "no")}
        NoNewPrivileges=yes
        PrivateDevices=yes
        PrivateTmp=yes
        PrivateUsers=yes
        ProcSubset=all
        ProtectClock=yes
        ProtectControlGroups=yes
        ProtectHome=yes
        ProtectHostname=yes
        ProtectKernelLogs=yes
        ProtectKernelModules=yes
        ProtectKernelTunables=yes
        ProtectProc=invisible
        ProtectSystem=strict
        RemoveIPC=yes
        RestrictAddressFamilies=AF_INET AF_INET6 AF_NETLINK AF_UNIX
        RestrictNamespaces=yes
        RestrictRealtime=yes
        RestrictSUIDSGID=yes
        SystemCallArchitectures=native
        SystemCallErrorNumber=EPERM
        SystemCallFilter=@system-service
        SystemCallFilter=~@privileged @resources

        [Install]
        WantedBy={StartedWith}

        """;

    // The other form compiles itself while it runs, which needs memory that can be written and executed.
    private static bool IsNative => !System.Runtime.CompilerServices.RuntimeFeature.IsDynamicCodeSupported;
}
