using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// Private endpoints are set up by half: a name leads into the private zone and has no address there, or some names are private and others are not.
/// The controls are the privatelink name in the answer and the other names of the service.
/// </summary>
internal sealed class DnsPrivateLinkPartialRule : IRule
{
    private static readonly RuleDescriptor Descriptor = new()
    {
        Code = "dns.private-link-partial",
        Severity = Severity.Error,
        Kind = ClaimKind.Cause,
        Stage = Stage.Resolve,
        Blame = Blame.Dns,
        Title = "Private endpoints are set up for a part only: {host}",
        Detail = "[missing: The answer leads to a privatelink name that has no address here. ][mixed: The answers mix private and public addresses. ][others: Other endpoints of the service resolve to private addresses, these to public ones. ][sample: These hosts only stand for the vault's own and are public for everybody: look at the vault's own names. ]A vault with private endpoints needs all of its backup and storage names to resolve privately.",
        Action = "Complete the privatelink zones for {host} and link them to the network of this machine's DNS servers.",
        MarsErrors = ["100050", "34513"],
    };

    public ImmutableArray<RuleDescriptor> Codes => [Descriptor];

    public IEnumerable<Claim> Judge(Evidence evidence)
    {
        var cases = Case.All(evidence).Where(c => c.Resolve is not null && c.Endpoint.PrivateLink).ToList();
        var somePrivate = cases.Any(c => NameAnswers.HasPrivateLink(c.Resolve!) && AllPrivate(c.Resolve!));
        return cases.Select(c => Judge(c, c.Resolve!, somePrivate)).OfType<Claim>();
    }

    private static Claim? Judge(Case subject, ResolveFact resolve, bool somePrivate)
    {
        var hasLink = NameAnswers.HasPrivateLink(resolve);
        if (hasLink && subject.FailureOf(Stage.Resolve)?.Kind is FailureKind.NameNotFound or FailureKind.NoData)
            return Claim(subject, resolve, "missing");
        var addresses = NameAnswers.Effective(resolve);
        if (addresses.Any(SpecialAddress.IsPrivate) && addresses.Any(IsPublic))
            return Claim(subject, resolve, "mixed") with { Severity = Severity.Warning, Kind = ClaimKind.Remark };
        if (!somePrivate || addresses.IsEmpty || !addresses.All(IsPublic))
            return null;
        // A sample account or pod is nobody's own and is public for everybody.
        var sample = subject.Endpoint.Sample;
        return Claim(subject, resolve, "others", sample ? "sample" : null) with
        {
            Severity = sample ? Severity.Info : Severity.Warning,
            Kind = ClaimKind.Remark,
        };
    }

    private static bool AllPrivate(ResolveFact resolve) => NameAnswers.Effective(resolve) is { IsEmpty: false } addresses && addresses.All(SpecialAddress.IsPrivate);

    private static bool IsPublic(IPAddress address) => !SpecialAddress.IsPrivate(address) && !SpecialAddress.IsNowhere(address);

    private static Claim Claim(Case subject, ResolveFact resolve, string how, string? besides = null) => new()
    {
        Rule = Descriptor,
        Endpoint = subject.Endpoint.Id,
        Key = how,
        Arguments = Words.Of((how, ""), (besides ?? how, "")),
        Evidence = Exhibit.Of(
            ("name", resolve.Name),
            ("addresses", Exhibit.Addresses(NameAnswers.All(resolve))),
            ("aliases", Exhibit.Texts(resolve.Lookups.SelectMany(l => l.Aliases).Distinct(StringComparer.OrdinalIgnoreCase))),
            ("resolvers", Exhibit.Servers(resolve.Lookups))),
    };
}
