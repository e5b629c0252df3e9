using System.Collections.Immutable;
using System.Globalization;
using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// Revocation of certificates cannot be checked. The controls are the other sources of the same certificates, one of which is
/// enough, and the endpoints on the same host: where one of those has a cause, this is its consequence and is not said again.
/// </summary>
internal sealed class TlsRevocationUnreachableRule(Lazy<Recognition> recognition) : IRule
{
    private const int MaxSources = 12;
    private const int MaxUrls = 3;

    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "tls.revocation-unreachable",
        Severity = Severity.Warning,
        Kind = ClaimKind.Remark,
        Stage = Stage.Handshake,
        Blame = Blame.Firewall,
        Title = "Revocation of certificates cannot be checked",
        Detail = "{sources} gave no usable answer about the certificates of genuine services ({problem}), and nobody else could be asked.[urls:  The port is open, and something answers {status} in place of the authority: {urls}.] Windows waits for such an answer during the handshake, and a program that insists on it refuses the certificate (CRYPT_E_REVOCATION_OFFLINE, 0x80092013).",
        Action = "[silent: Allow TCP port 80 from this server to {sources}][dns:  and let its DNS resolve them][policy:  in the policy of {policy}][silent: , without a filter that answers in their place][urls: Find the proxy or web filter that answers for {urls}][way:  (the route is {way})][urls: , and let the authority's own answer through].",
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    public IEnumerable<Claim> Judge(Evidence evidence)
    {
        var revocations = new RevocationEvidence(evidence);
        var cases = Case.All(evidence).ToList();
        var replaced = cases.Where(c => IsReplaced(c, evidence)).ToList();
        // One finding for each team and each thing to do, which names all that this team is to let through.
        return from fact in revocations.Failures()
               group fact by (Blame: BlameOf(fact), Answered: fact.Attempt is { FailedStage: null, Exchange.Answer: not null }) into team
               let sources = string.Join(", ", team.Select(f => f.Url.Authority).Distinct(StringComparer.OrdinalIgnoreCase).Take(MaxSources))
               let urls = team.Key.Answered ? UrlsOf(team) : null
               from fact in team
               select ClaimOf(fact, EndpointOf(fact, cases) ?? (IsReplaced(fact) ? replaced.FirstOrDefault()?.Endpoint : null), team.Key.Blame, sources, urls, revocations);
    }

    private static Claim ClaimOf(RevocationFact fact, Endpoint? endpoint, Blame blame, string sources, string? urls, RevocationEvidence revocations) =>
        new()
        {
            Rule = Descriptor,
            Endpoint = endpoint?.Id,
            YieldsToCause = true,
            Blame = blame,
            // However many certificates, addresses and endpoints: it is one thing to allow, or one thing to find.
            Key = urls is null ? "revocation" : "answered",
            Arguments = Words.Of(
                ("sources", sources),
                ("problem", ProblemOf(fact, revocations)),
                ("dns", blame == Blame.Dns ? "" : null),
                ("silent", urls is null ? "" : null),
                ("policy", urls is null ? fact.Attempt.Route.Proxy?.ToString() : null),
                ("urls", urls),
                ("status", fact.Attempt.Exchange?.Answer?.Status.ToString(CultureInfo.InvariantCulture)),
                ("way", urls is null ? null : fact.Attempt.Route.Proxy?.ToString())),
            Evidence = Exhibit.Of(
                ("source", Exhibit.Word(fact.Source)),
                ("url", fact.Url.AbsoluteUri),
                ("proxy", fact.Attempt.Route.Proxy?.ToString()),
                ("address", fact.Attempt.Connect?.Remote.ToString()),
                ("stage", Exhibit.Word(fact.Attempt.FailedStage ?? fact.Attempt.LastStage)),
                ("failure", fact.Attempt.Failure is { } failure ? Exhibit.Word(failure.Kind) : null),
                ("socketError", fact.Attempt.Failure?.Socket?.ToString()),
                ("icmp", Exhibit.Icmp(fact.Attempt.Failure?.Icmp)),
                ("problem", fact.Problem is { } problem ? Exhibit.Word(problem) : null),
                ("thisUpdate", fact.ThisUpdate is { } from ? Exhibit.Time(from) : null),
                ("nextUpdate", fact.NextUpdate is { } to ? Exhibit.Time(to) : null),
                ("answer", Exhibit.Answer(fact.Attempt.Exchange?.Answer)),
                ("durationMs", Math.Round(fact.Duration.TotalMilliseconds, 1)),
                ("certificates", Exhibit.Texts(fact.Certificates.Select(c => c.Subject)))),
        };

    private static string UrlsOf(IEnumerable<RevocationFact> facts)
    {
        var urls = facts.Select(f => f.Url.AbsoluteUri).Distinct(StringComparer.Ordinal).ToList();
        return urls.Count <= MaxUrls
            ? string.Join(", ", urls)
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", urls.Take(MaxUrls))} and {urls.Count - MaxUrls} more");
    }

    /// <summary>The endpoint on the source's host; else one of plain HTTP that fared alike, because both have one cause; null if there is none.</summary>
    private static Endpoint? EndpointOf(RevocationFact fact, List<Case> cases) =>
        (cases.Find(c => IsOn(c.Endpoint, fact.Url) && c.Endpoint.Port == fact.Url.Port)
            ?? cases.Find(c => IsOn(c.Endpoint, fact.Url))
            ?? cases.Find(c => !c.Endpoint.IsTls && FaredAlike(c, fact.Attempt)))?.Endpoint;

    private static bool IsOn(Endpoint endpoint, Uri url) => string.Equals(endpoint.Host, url.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static bool FaredAlike(Case subject, Trace attempt)
    {
        if (attempt.Failure is { } failure)
            return subject.Trace.FailedStage == attempt.FailedStage && subject.Trace.Failure?.Kind == failure.Kind;
        var expected = subject.Endpoint.Expect.Statuses;
        return attempt.Exchange?.Answer is { Status: not 200 } answer && subject.Answer?.Status == answer.Status && !expected.IsEmpty && !expected.Contains(answer.Status);
    }

    // A filter that answers 200 in a source's place answers so in the place of other plain hosts; there the page is known, or the content is.
    private static bool IsReplaced(RevocationFact fact) =>
        fact is { Problem: RevocationProblem.Unreadable, Attempt.Exchange.Answer.Status: 200 };

    private bool IsReplaced(Case subject, Evidence evidence) =>
        subject is { Endpoint.IsTls: false, Answer: { Status: 200 } answer }
        && HttpClaims.IsDoubtful(subject, evidence)
        && (recognition.Value.BlockPageOf(answer) is not null || HttpContentRule.Differs(answer, subject.Endpoint.Expect));

    private static string ProblemOf(RevocationFact fact, RevocationEvidence revocations)
    {
        if (fact.Attempt.FailedStage is { } stage)
        {
            return stage switch
            {
                Stage.Resolve => "the name cannot be resolved",
                Stage.Connect => fact.Attempt.Failure!.Kind == FailureKind.Timeout ? "connections are dropped in silence" : "connections are refused",
                _ => "requests get no answer",
            };
        }
        return fact.Problem switch
        {
            RevocationProblem.Status => string.Create(CultureInfo.InvariantCulture, $"status {fact.Attempt.Exchange?.Answer?.Status}"),
            RevocationProblem.Unreadable => "something else came than an answer",
            RevocationProblem.ResponderError => "the responder says that it cannot answer",
            RevocationProblem.Foreign => "the answer is of another authority",
            RevocationProblem.BadSignature => "the answer is not signed by the authority",
            _ => revocations.IsCurrent(fact) ? "the answer says nothing" : "the answer is out of date",
        };
    }

    /// <summary>Who looks after what failed. Nothing shows who gave an answer that is not signed, where no proxy stands on the way.</summary>
    private static Blame BlameOf(RevocationFact fact)
    {
        if (fact.Attempt.FailedStage is Stage.Resolve)
            return Blame.Dns;
        if (fact.Attempt.Failure?.Kind is FailureKind.LocalDenied or FailureKind.NoRoute)
            return Blame.Local;
        if (fact.Attempt.Route.Proxy is not null)
            return Blame.Proxy;
        return fact.Attempt.Failure is null ? Blame.Unknown : Blame.Firewall;
    }
}
