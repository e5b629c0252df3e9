using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>This machine's clock is wrong. It explains certificates that look expired or not yet valid.</summary>
internal sealed class ClockSkewRule : IRule
{
    private const int WarningSeconds = 60;
    private const int ErrorSeconds = 300;

    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "clock.skew",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        RunWide = true,
        Blame = Blame.Local,
        Title = "The clock of this machine is {offset} {direction}",
        Detail = "By the time that the endpoints' answers carry (median), this machine's clock is {offset} {direction}. Sign-in tolerates five minutes.[certificates:  Certificates that look invalid by this clock are valid by theirs.]",
        Action = "Set the clock and the time zone of this machine and keep it in step with a time server.",
        MarsErrors = ["34513"],
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    // The control is the clocks of all endpoints that answered: one of them may be wrong, their median is not.
    public IEnumerable<Claim> Judge(Evidence evidence)
    {
        if (ClockOffset.Of(evidence) is not { } offset || offset.Ahead.Duration().TotalSeconds < WarningSeconds)
            return [];
        var explained = Case.All(evidence).Where(c => Explains(offset, c, evidence) || ExplainsProxy(offset, c)).Select(c => c.Endpoint.Id).ToList();
        if (offset.Weak && explained.Count == 0)
            return [Claim(offset, Severity.Warning, endpoint: null, certificates: null)];
        var severity = offset.Ahead.Duration().TotalSeconds < ErrorSeconds && explained.Count == 0 ? Severity.Warning : Severity.Error;
        return explained.Count == 0
            ? [Claim(offset, severity, endpoint: null, certificates: null)]
            : explained.Select(id => Claim(offset, severity, id, certificates: ""));
    }

    // Only genuine certificates: a foreign one is not excused by the clock.
    private static bool Explains(ClockOffset offset, Case subject, Evidence evidence) =>
        subject.Trace.Handshake is { } handshake
        && Peer.Of(subject, evidence) != PeerKind.Foreign
        && !CertificateDates.AreValid(handshake, handshake.JudgedAt)
        && offset.Correct(handshake.JudgedAt) is { } corrected
        && CertificateDates.AreValid(handshake, corrected);

    private static bool ExplainsProxy(ClockOffset offset, Case subject) =>
        subject.Trace.Tunnel?.Handshake is { Failure: null } handshake && ProxyCertificate.IsDoubtfulByClock(handshake, offset);

    private static Claim Claim(ClockOffset offset, Severity severity, string? endpoint, string? certificates) => new()
    {
        Rule = Descriptor,
        Severity = severity,
        Endpoint = endpoint,
        Key = "clock",
        Arguments = Words.Of(("offset", Readable(offset.Ahead.Duration())), ("direction", offset.Ahead < TimeSpan.Zero ? "fast" : "slow"), ("certificates", certificates)),
        Evidence = Exhibit.Of(("offsetSeconds", (JsonNode)Math.Round(offset.Ahead.TotalSeconds)), ("answers", offset.Answers)),
    };

    private static string Readable(TimeSpan offset)
    {
        if (offset.TotalDays >= 2)
            return string.Create(CultureInfo.InvariantCulture, $"{offset.TotalDays:0} d");
        if (offset.TotalHours >= 2)
            return string.Create(CultureInfo.InvariantCulture, $"{offset.TotalHours:0} h");
        return offset.TotalSeconds < 120
            ? string.Create(CultureInfo.InvariantCulture, $"{offset.TotalSeconds:0} s")
            : string.Create(CultureInfo.InvariantCulture, $"{offset.TotalMinutes:0} min");
    }
}
