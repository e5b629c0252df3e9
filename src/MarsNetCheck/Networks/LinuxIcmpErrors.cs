using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Networks;

/// <summary>The socket's error queue on Linux: IP_RECVERR and recvmsg(MSG_ERRQUEUE), see ip(7) and ipv6(7).</summary>
[SupportedOSPlatform("linux")]
internal static unsafe partial class LinuxIcmpErrors
{
    private const int IpprotoIp = 0;
    private const int IpRecvErr = 11;
    private const int IpprotoIpv6 = 41;
    private const int Ipv6RecvErr = 25;
    private const int MsgErrQueue = 0x2000;
    private const int MsgDontWait = 0x40;
    private const int OriginIcmp = 2;
    private const int OriginIcmp6 = 3;

    /// <summary>Length of struct sock_extended_err; the sender's sockaddr follows it.</summary>
    private const int ExtendedErrorLength = 16;

    /// <summary>Switches the error queue of a socket on (1) or off (0).</summary>
    public static void Switch(Socket socket, int on)
    {
        var value = MemoryMarshal.AsBytes(new ReadOnlySpan<int>(ref on));
        try
        {
            if (socket.AddressFamily == AddressFamily.InterNetworkV6)
                socket.SetRawSocketOption(IpprotoIpv6, Ipv6RecvErr, value);
            else
                socket.SetRawSocketOption(IpprotoIp, IpRecvErr, value);
        }
        catch (SocketException)
        {
            // A sandbox may not know it: ICMP stays hidden, which the facts say by leaving it out.
        }
    }

    /// <summary>Takes the newest ICMP error off the queue; null if there is none.</summary>
    public static IcmpError? Read(Socket socket)
    {
        var control = stackalloc byte[512];
        var data = stackalloc byte[64];
        var name = stackalloc byte[128];
        var vector = new IoVector { Base = data, Length = 64 };
        var message = new MessageHeader { Name = name, NameLength = 128, Vector = &vector, VectorCount = 1, Control = control, ControlLength = 512 };
        var received = ReceiveMessage((int)socket.SafeHandle.DangerousGetHandle(), &message, MsgErrQueue | MsgDontWait);
        return received < 0 ? null : Parse(new ReadOnlySpan<byte>(control, (int)message.ControlLength));
    }

    /// <summary>Walks the control messages (cmsghdr: length, level, type) to the extended error.</summary>
    internal static IcmpError? Parse(ReadOnlySpan<byte> control)
    {
        const int header = 16;
        while (control.Length >= header + ExtendedErrorLength)
        {
            var length = (int)Math.Min(BinaryPrimitives.ReadUInt64LittleEndian(control), (ulong)control.Length);
            var level = BinaryPrimitives.ReadInt32LittleEndian(control[8..]);
            var type = BinaryPrimitives.ReadInt32LittleEndian(control[12..]);
            if (length < header)
                return null;
            if ((level, type) is (IpprotoIp, IpRecvErr) or (IpprotoIpv6, Ipv6RecvErr))
                return ParseExtendedError(control[header..length]);
            control = control[Math.Min(control.Length, (length + 7) & ~7)..];
        }
        return null;
    }

    private static IcmpError? ParseExtendedError(ReadOnlySpan<byte> error)
    {
        if (error.Length < ExtendedErrorLength || error[4] is not (OriginIcmp or OriginIcmp6))
            return null;
        return new IcmpError { Type = error[5], Code = error[6], Sender = ParseSender(error[ExtendedErrorLength..]) };
    }

    private static IPAddress? ParseSender(ReadOnlySpan<byte> address)
    {
        const int inet = 2;
        const int inet6 = 10;
        if (address.Length < 8)
            return null;
        return BinaryPrimitives.ReadUInt16LittleEndian(address) switch
        {
            inet => new IPAddress(address[4..8]),
            inet6 when address.Length >= 24 => new IPAddress(address[8..24]),
            _ => null,
        };
    }

    [LibraryImport("libc", EntryPoint = "recvmsg", SetLastError = true)]
    private static partial nint ReceiveMessage(int socket, MessageHeader* message, int flags);

    /// <summary>struct iovec of 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct IoVector
    {
        public byte* Base;
        public nuint Length;
    }

    /// <summary>struct msghdr of 64-bit Linux.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct MessageHeader
    {
        public byte* Name;
        public uint NameLength;
        public IoVector* Vector;
        public nuint VectorCount;
        public byte* Control;
        public nuint ControlLength;
        public int Flags;
    }
}
