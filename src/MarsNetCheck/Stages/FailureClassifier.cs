using System.Net.Sockets;
using MarsNetCheck.Facts;
using MarsNetCheck.Networks;

namespace MarsNetCheck.Stages;

/// <summary>Turns what the platform threw into a failure of the closed list. One line a kind; message texts are never read.</summary>
internal static class FailureClassifier
{
    /// <summary>The failure behind an exception: the innermost socket error counts.</summary>
    public static Failure Classify(Exception error)
    {
        for (var e = error; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case DialException dial:
                    return OfSocket(dial.Error, dial.Icmp);
                case SocketException socket:
                    return OfSocket(socket.SocketErrorCode, icmp: null);
                case StageException stage:
                    return stage.Failure;
            }
        }
        return Failure.Of(OfType(error));
    }

    /// <summary>The failure behind a socket error and, where the platform tells, the ICMP error that caused it.</summary>
    public static Failure OfSocket(SocketError error, IcmpError? icmp) => new()
    {
        Kind = icmp is null ? OfSocketError(error) : OfIcmp(icmp),
        Socket = error,
        Icmp = icmp,
    };

    private static FailureKind OfSocketError(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => FailureKind.Refused,
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.NetworkReset => FailureKind.Reset,
        SocketError.TimedOut => FailureKind.Timeout,
        SocketError.HostUnreachable or SocketError.HostDown => FailureKind.Unreachable,
        SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.AddressNotAvailable
            or SocketError.AddressFamilyNotSupported or SocketError.ProtocolNotSupported => FailureKind.NoRoute,
        SocketError.AccessDenied => FailureKind.LocalDenied,
        SocketError.HostNotFound => FailureKind.NameNotFound,
        SocketError.NoData => FailureKind.NoData,
        SocketError.TryAgain or SocketError.NoRecovery => FailureKind.ServerFailure,
        _ => FailureKind.Unknown,
    };

    /// <summary>ICMP is 3/x (RFC 792, RFC 1812 section 5.2.7.1), ICMPv6 is 1/x (RFC 4443 section 3.1).</summary>
    private static FailureKind OfIcmp(IcmpError icmp) => (icmp.Type, icmp.Code) switch
    {
        (3, 3 or 9 or 10 or 13) => FailureKind.Prohibited,
        (1, 1 or 4 or 5 or 6) => FailureKind.Prohibited,
        _ => FailureKind.Unreachable,
    };

    private static FailureKind OfType(Exception error) => error switch
    {
        EndOfStreamException => FailureKind.Closed,
        InvalidDataException => FailureKind.ProtocolError,
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => FailureKind.Closed,
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => FailureKind.TooLarge,
        HttpRequestException => FailureKind.ProtocolError,
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => FailureKind.Closed,
        HttpIOException => FailureKind.ProtocolError,
        DnsClient.DnsResponseException or DnsClient.DnsXidMismatchException => FailureKind.ProtocolError,
        _ => FailureKind.Unknown,
    };
}
