using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The control for handshakes that got no byte although the connection was made: an address that nobody has.</summary>
internal static class UnusedAddressControl
{
    /// <summary>What a finding says of it.</summary>
    public const string Wording = "[unused:  A connection to {unused} is made as well, and nobody has that address: a device on the way accepts every connection, so that it was made proves nothing.]";

    /// <summary>The connection to try beside one of the same family whose request over plain HTTP got no byte.</summary>
    public static IEnumerable<ControlRequest> PlainRequests(Case subject) =>
        IsSilentPlain(subject) ? [UnusedAddresses.Request(subject.Trace.Address!.AddressFamily)] : [];

    /// <summary>The unused address that answered beside a request over plain HTTP; null if it did not or was not tried.</summary>
    public static string? AnsweringPlain(Case subject, Evidence evidence) =>
        IsSilentPlain(subject) ? UnusedAddresses.Answering(subject.Trace.Address!.AddressFamily, evidence)?.ToString() : null;

    private static bool IsSilentPlain(Case subject) =>
        subject is { IsDirect: true, Endpoint.IsTls: false, Answer: null, Trace: { Address: not null, FailedStage: Stage.Exchange, Failure.Kind: FailureKind.Timeout } };

    /// <summary>What to try beside a handshake that got no byte.</summary>
    public static IEnumerable<ControlRequest> Requests(Case subject) =>
        subject is { IsDirect: true, Trace: { Address: { } address, Handshake: { BytesReceived: 0, Failure: not null } } } ? [UnusedAddresses.Request(address.AddressFamily)] : [];

    /// <summary>The unused address that answered; null if it did not or was not tried.</summary>
    public static string? Answering(Case subject, Evidence evidence) =>
        subject is { IsDirect: true, Trace: { Address: { } address, Handshake.BytesReceived: 0 } } ? UnusedAddresses.Answering(address.AddressFamily, evidence)?.ToString() : null;
}
