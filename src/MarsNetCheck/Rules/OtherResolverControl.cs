using System.Collections.Immutable;
using System.Net;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>
/// The control for a DNS server that denies a name or answers oddly: the machine's other servers. It changes no verdict: MARS gets
/// what the system gets, and the system takes the first definite answer. It shows which server is to be mended.
/// </summary>
internal static class OtherResolverControl
{
    /// <summary>What a finding says of it; {resolvers} must be among the claim's arguments.</summary>
    public const string Wording = "[elsewhere:  Another DNS server of this machine, {elsewhere}, answers the name with {otherAnswer}.]";

    /// <summary>
    /// One question to each server of this machine that was not asked for the name, or had not answered when another one had. A server that was
    /// silent for most of a stage, or could not be asked, would be so again.
    /// </summary>
    public static IEnumerable<ControlRequest> Requests(Case subject, Evidence evidence)
    {
        if (subject.Resolve is not { } resolve)
            return [];
        var asked = resolve.Lookups.Where(l => HadItsSay(l, evidence.StageTimeout)).Select(l => l.Server).ToHashSet();
        return evidence.Machine.Resolvers.Where(s => !asked.Contains(s))
            .Select(s => new ControlRequest { Kind = ControlKind.OtherResolver, Name = resolve.Name, Server = s });
    }

    /// <summary>The servers that answer the name otherwise, with their addresses; empty if none does or none was asked.</summary>
    public static ImmutableArray<(IPEndPoint Server, ImmutableArray<IPAddress> Addresses)> Answers(Case subject, Evidence evidence)
    {
        var known = NameAnswers.All(subject.Resolve!);
        return
        [
            .. evidence.Controls
                .Where(c => c.Request.Kind == ControlKind.OtherResolver && string.Equals(c.Request.Name, subject.Resolve!.Name, StringComparison.OrdinalIgnoreCase))
                .Where(c => c is { Request.Server: not null, Resolve.Addresses.IsEmpty: false })
                .Select(c => (c.Request.Server!, NameAnswers.All(c.Resolve!)))
                .Where(a => !a.Item2.All(known.Contains) && !a.Item2.All(SpecialAddress.IsNowhere)),
        ];
    }

    /// <summary>The claim with what the other servers answer, in wording and evidence.</summary>
    public static Claim Complete(Claim claim, Case subject, Evidence evidence)
    {
        var answers = Answers(subject, evidence);
        if (answers.IsEmpty)
            return claim;
        var others = new System.Text.Json.Nodes.JsonArray([.. answers.Select(a => Exhibit.Of(("server", a.Server.ToString()), ("addresses", Exhibit.Addresses(a.Addresses))))]);
        return claim with
        {
            Arguments = claim.Arguments.SetItems(Words.Of(
                ("elsewhere", string.Join(", ", answers.Select(a => a.Server.ToString()))),
                ("otherAnswer", string.Join(", ", answers.SelectMany(a => a.Addresses).Distinct().Take(Shown))))),
            Evidence = Exhibit.With(claim.Evidence, ("otherResolvers", others)),
        };
    }

    private const int Shown = 3;

    // The last of several servers has half of a stage, less what the timers are late.
    private const double MostOfStage = 0.4;

    private static bool HadItsSay(DnsLookupFact lookup, TimeSpan stage) => lookup.Failure?.Kind switch
    {
        FailureKind.OutOfBudget => false,
        FailureKind.Timeout => lookup.Duration >= stage * MostOfStage,
        _ => true,
    };
}
