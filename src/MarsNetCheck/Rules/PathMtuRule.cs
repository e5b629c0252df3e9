using System.Text.Json.Nodes;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// Large packets vanish on the way, and nobody says so: a router's "too big" is dropped (RFC 2923 section 2.1). Two controls on the same
/// address: another name in packets of the usual size gets no whole answer either, so it is not the name; the same name in small
/// segments gets its whole answer, so it is neither the address nor the name.
/// </summary>
internal sealed class PathMtuRule() : CaseRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "path.mtu",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Handshake,
        Blame = Blame.Firewall,
        Title = "Large packets on the way to {host} vanish",
        Detail = "The connection to {endpoints} is made and the TLS handshake gets no whole answer, whatever the server name. The same handshake in segments of at most {segment} bytes gets through: the path carries only smaller packets than this machine's interface, and the message that would say so is dropped.",
        Action = "Let ICMP \"fragmentation needed\" (type 3 code 4) and ICMPv6 \"packet too big\" (type 2) through the firewalls between this server and {allow}, or clamp the TCP MSS on the tunnel or router with the smaller MTU, or lower this server's MTU to it.",
        MarsErrors = ["10054", "100050", "34513"],
    };

    /// <summary>What <see cref="ControlKind.SmallSegments"/> asks for.</summary>
    private const int Segment = 536;

    /// <inheritdoc/>
    public override IEnumerable<ControlRequest> Needs(Evidence evidence) =>
        Case.All(evidence).Where(IsSilent)
            .SelectMany(c => new[] { OtherNameControl.AtAddress(ControlKind.OtherName, c), OtherNameControl.AtAddress(ControlKind.SmallSegments, c) });

    /// <inheritdoc/>
    public override IEnumerable<Claim> Judge(Evidence evidence)
    {
        var silent = Case.All(evidence).Where(c => IsSilent(c) && IsSilentForAnyName(c, evidence)).ToList();
        // Where one endpoint shows it, one whose own control was not measured has the same cause.
        var shown = silent.Any(c => IsWholeWhenSmall(c, evidence) == true);
        return silent.Where(c => IsWholeWhenSmall(c, evidence) ?? shown).Select(c => Judge(c, evidence)).OfType<Claim>();
    }

    /// <inheritdoc/>
    protected override Claim? Judge(Case subject, Evidence evidence) => Claim(subject) with
    {
        Key = "mtu",
        Arguments = Words.Of(("segment", Segment.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        Evidence = Exhibit.Failure(
            subject,
            ("serverName", subject.Trace.Handshake!.ServerName),
            ("bytesReceived", subject.Trace.Handshake!.BytesReceived),
            ("otherNameBytesReceived", ControlAnswers.Handshake(ControlKind.OtherName, subject, evidence)?.BytesReceived),
            ("smallSegments", Small(subject, evidence))),
    };

    private static JsonObject? Small(Case subject, Evidence evidence) =>
        ControlAnswers.Handshake(ControlKind.SmallSegments, subject, evidence) is { } small
            ? Exhibit.Of(("maximumSegment", Segment), ("bytesReceived", small.BytesReceived), ("durationMs", Math.Round(small.Duration.TotalMilliseconds, 1)))
            : null;

    private static bool IsSilent(Case subject) =>
        subject.IsDirect && subject.FailureOf(Stage.Handshake)?.Kind == FailureKind.Timeout;

    // A short refusal (an alert) fits into a small packet: only silence says the same as the name's own silence.
    private static bool IsSilentForAnyName(Case subject, Evidence evidence) =>
        ControlAnswers.Handshake(ControlKind.OtherName, subject, evidence) is { Failure.Kind: FailureKind.Timeout, Chain.IsEmpty: true };

    private static bool? IsWholeWhenSmall(Case subject, Evidence evidence) =>
        ControlAnswers.Handshake(ControlKind.SmallSegments, subject, evidence) is { } small ? small.Failure is null : null;
}
