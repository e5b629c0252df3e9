using System.Text.Json.Nodes;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// Large packets vanish on the way, and nobody says so: a router's "too big" is dropped (RFC 2923 section 2.1). Three controls on the same
/// address: another name in packets of the usual size gets no whole answer either, so it is not that name; no name at all gets none, so it
/// is not a filter that lets only known names through and does not put segments together; the same name in small segments gets its whole
/// answer, so it is neither the address nor the name.
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

    private static readonly ControlKind[] _kinds = [ControlKind.OtherName, ControlKind.NoName, ControlKind.SmallSegments];

    /// <inheritdoc/>
    public override IEnumerable<ControlRequest> Needs(Evidence evidence) =>
        Case.All(evidence).Where(IsSilent)
            .SelectMany(c => _kinds.Select(k => OtherNameControl.AtAddress(k, c)));

    /// <inheritdoc/>
    public override IEnumerable<Claim> Judge(Evidence evidence)
    {
        var silent = Case.All(evidence).Where(IsSilent).Select(c => (Case: c, Shows: Shows(c, evidence))).ToList();
        // Where one endpoint shows it, one whose own controls were not all measured, or silent too, has the same cause.
        var shown = silent.Exists(c => c.Shows == true);
        return silent.Where(c => c.Shows ?? shown).Select(c => Judge(c.Case, evidence)).OfType<Claim>();
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

    /// <summary>True if the controls show it, false if one of them shows something else, null if they leave it open.</summary>
    private static bool? Shows(Case subject, Evidence evidence)
    {
        var other = ControlAnswers.Handshake(ControlKind.OtherName, subject, evidence);
        var none = ControlAnswers.Handshake(ControlKind.NoName, subject, evidence);
        var small = ControlAnswers.Handshake(ControlKind.SmallSegments, subject, evidence);
        // A short refusal (an alert) fits into a small packet: only silence says the same as the name's own silence. Without a name a server may well refuse.
        if ((other is not null && !IsSilent(other)) || none is { Chain.IsEmpty: false } || small?.Failure is { Kind: not FailureKind.Timeout })
            return false;
        return other is not null && none is not null && small is { Failure: null } ? true : null;
    }

    private static bool IsSilent(HandshakeFact handshake) => handshake is { Failure.Kind: FailureKind.Timeout, Chain.IsEmpty: true };
}
