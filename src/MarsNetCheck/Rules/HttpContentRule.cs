using System.Collections.Immutable;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// The right status with another content than the service's. A genuine chain rules out that something on the way changed it.
/// The control is the content that the catalog knows; where it knows none, the same page of the same device for a host whose content it knows.
/// That the device opens TLS is only the way to show its page, and no cause of its own: one device, one thing to mend.
/// </summary>
internal sealed class HttpContentRule : IRule
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "http.content",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Exchange,
        Blame = Blame.Firewall,
        Title = "{host} [one: answers][many: answer] with something else than the service",
        Detail = "{endpoints} answered {status}[proxy:  through {proxy}] with a content that is not the service's known one: something on the way answers in its place or changes the answer.[opener:  It opens TLS with certificates of {opener}.]",
        Action = "Exempt {allow} from [opener: TLS inspection, and from ]the filter or cache on the way that changes the answer.",
        MarsErrors = ["100050"],
    };

    /// <inheritdoc/>
    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    /// <inheritdoc/>
    public IEnumerable<Claim> Judge(Evidence evidence)
    {
        var doubtful = Case.All(evidence).Where(c => c.Answer is { Status: 200 } && HttpClaims.IsDoubtful(c, evidence)).ToList();
        var pages = doubtful.Where(IsOther).Select(PageOf).Where(p => p is not null).ToHashSet();
        return doubtful.Where(c => IsOther(c) || pages.Contains(PageOf(c))).Select(Told);
    }

    private static bool IsOther(Case subject) => Differs(subject.Answer!, subject.Endpoint.Expect);

    // The page that a device shows in place of several hosts; null where no device shows itself or nothing was sent.
    private static (string Issuer, string Body)? PageOf(Case subject) =>
        subject.Trace.Handshake is { Chain.IsEmpty: false } handshake && subject.Answer is { Body.Length: > 0 } answer
            ? (CertificateIssuer.Of(handshake), answer.Body)
            : null;

    // What opens TLS is another device than what changes plain HTTP, and one that shows other certificates another still.
    private static Claim Told(Case subject)
    {
        var claim = HttpClaims.With(subject.Claim(Descriptor), subject, subject.Answer!);
        if (subject.Trace.Handshake is not { Chain.IsEmpty: false } handshake)
            return claim;
        var issuer = handshake.Chain[0].IssuerCommonName ?? handshake.Chain[0].Issuer;
        return claim with
        {
            Key = $"{claim.Key} {issuer}",
            Arguments = claim.Arguments.SetItem("opener", issuer),
            Evidence = Exhibit.With(claim.Evidence, ("issuer", handshake.Chain[0].Issuer)),
        };
    }

    /// <summary>True if the answer's content is not the service's known one.</summary>
    internal static bool Differs(AnswerFact answer, ExpectedAnswer expect) =>
        (expect.Body is not null && !Peer.HasBody(answer, expect)) || Peer.HasMembers(answer, expect) == false;
}
