using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>No answer to the request.</summary>
internal sealed class HttpTimeoutRule() : HttpFailureRule(Descriptor)
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "http.timeout",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Exchange,
        Blame = Blame.Firewall,
        Title = "{host} [one: takes][many: take] the request and [one: does][many: do] not answer",
        Detail = "The connection to {endpoints} is made, the request was sent[proxy:  through {proxy}], and no answer came." + UnusedAddressControl.Wording,
        Action = "[accepted: Allow TCP port {port} from this server to {allow} on the device that accepts every connection.][looksInside: Find out what on the way to {host} holds the request or the answer back: a content filter, a proxy, or a path that loses large packets.]",
        MarsErrors = ["100050", "34513"],
    };

    // The control for a connection that proves nothing: an address that nobody has.
    public override IEnumerable<ControlRequest> Needs(Evidence evidence) => Case.All(evidence).SelectMany(UnusedAddressControl.PlainRequests);

    protected override Claim? Judge(Case subject, Evidence evidence)
    {
        if (base.Judge(subject, evidence) is not { } claim)
            return null;
        var unused = UnusedAddressControl.AnsweringPlain(subject, evidence);
        return claim with
        {
            Key = $"{claim.Key} {unused}",
            Arguments = claim.Arguments.SetItems(Words.Of(
                ("unused", unused),
                ("accepted", unused is null ? null : ""),
                ("looksInside", unused is null ? "" : null),
                ("port", subject.Endpoint.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)))),
            Evidence = Exhibit.With(claim.Evidence, ("unusedAddress", unused)),
        };
    }

    protected override bool IsMine(FailureKind kind) => kind is FailureKind.Timeout;
}
