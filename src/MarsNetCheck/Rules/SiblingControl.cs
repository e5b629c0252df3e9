using MarsNetCheck.Catalog;
using MarsNetCheck.Diagnosis;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Rules;

/// <summary>The control for a host that the user picked alone: another one that stands for the same requirement. Is it only this host, or all of its kind?</summary>
internal static class SiblingControl
{
    /// <summary>What a finding says of it.</summary>
    public const string Wording = "[sibling:  Of its kind, {sibling}][siblingOne:  answers.][siblingMany:  answer.][noSibling:  Of its kind, {noSibling}][noSiblingOne:  fails as well.][noSiblingMany:  fail as well.]";

    /// <summary>One host that was left out for every endpoint whose direct way failed, where none of its kind is in the run.</summary>
    public static IEnumerable<ControlRequest> Requests(Evidence evidence) =>
        Case.All(evidence)
            .Where(c => c is { IsDirect: true, Endpoint.IsTls: true } && c.Trace.FailedStage is Stage.Connect or Stage.Handshake)
            .Select(c => Of(c.Endpoint, evidence.Catalog)).OfType<Endpoint>()
            .Select(e => new ControlRequest { Kind = ControlKind.Sibling, Endpoint = e.Id });

    /// <summary>The claim with what the sibling gave; unchanged where that is not known.</summary>
    public static Claim Complete(Claim claim, Case subject, Evidence evidence)
    {
        if (Of(subject.Endpoint, evidence.Catalog) is not { } sibling || ControlAnswers.Attempts(ControlKind.Sibling, sibling.Id, evidence).FirstOrDefault() is not { } attempt)
            return claim;
        var placed = subject with { Target = subject.Target with { Target = subject.Target.Target with { Endpoint = sibling } } };
        if (ControlAnswers.Reached(attempt, placed, evidence) is not { } reached)
            return claim;
        var exhibit = Exhibit.Of(("host", sibling.Host), ("address", attempt.Address?.ToString()), ("answered", reached));
        return claim with { Arguments = claim.Arguments.SetItem(reached ? "sibling" : "noSibling", sibling.Host), Evidence = Exhibit.With(claim.Evidence, ("sibling", exhibit)) };
    }

    // What was left out is looked at first: it is mostly nothing, and then a run with a thousand endpoints compares none of them with all others.
    private static Endpoint? Of(Endpoint endpoint, SelectedCatalog catalog) =>
        catalog.LeftOut.FirstOrDefault(e => IsSibling(e, endpoint)) is { } sibling && !catalog.Endpoints.Any(e => IsSibling(e, endpoint)) ? sibling : null;

    private static bool IsSibling(Endpoint other, Endpoint endpoint) =>
        other.IsTls && other.Group == endpoint.Group
        && !string.Equals(other.Host, endpoint.Host, StringComparison.OrdinalIgnoreCase)
        && other.Requirements.Any(r => endpoint.Requirements.Contains(r, StringComparer.Ordinal));
}
