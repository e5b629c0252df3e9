using System.Net.Sockets;
using System.Runtime.InteropServices;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Networks;

/// <summary>Learns which ICMP error ended a connection attempt, where the platform tells.</summary>
internal static class IcmpErrors
{
    /// <summary>Asks the platform to keep ICMP errors for this socket. Call it before connecting.</summary>
    public static void Watch(Socket socket)
    {
        if (OperatingSystem.IsLinux())
            LinuxIcmpErrors.Switch(socket, on: 1);
        if (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 19041))
            WindowsIcmpErrors.Watch(socket);
    }

    /// <summary>Back to normal once connected: from then on ICMP errors are soft (RFC 1122 section 4.2.3.9).</summary>
    public static void Unwatch(Socket socket)
    {
        if (OperatingSystem.IsLinux())
            LinuxIcmpErrors.Switch(socket, on: 0);
    }

    /// <summary>The ICMP error that ended the attempt; null if there was none or the platform hides it.</summary>
    public static IcmpError? Read(Socket socket)
    {
        if (OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.Arm64)
            return LinuxIcmpErrors.Read(socket);
        if (OperatingSystem.IsWindowsVersionAtLeast(10, 0, 19041))
            return WindowsIcmpErrors.Read(socket);
        return null;
    }
}
