using System.Collections.Immutable;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Diagnosis;

/// <summary>
/// What a finding code means, and its wording. <c>{name}</c> in a text is filled from the claim's arguments;
/// <c>[name: text]</c> stands only if the claim has that argument. See <see cref="Wording"/>.
/// </summary>
public sealed record RuleDescriptor
{
    /// <summary>The code, <c>group.what</c>, for example <c>proxy.auth-required</c>.</summary>
    public required string Code { get; init; }

    /// <summary>How much it weighs, unless the claim says otherwise.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Whether it explains a failure or remarks on something.</summary>
    public required ClaimKind Kind { get; init; }

    /// <summary>True if it counts for the whole run: it is reported at the top even when one endpoint shows it, and an error of it blocks the run.</summary>
    public bool RunWide { get; init; }

    /// <summary>The stage in which it shows; null if it belongs to none.</summary>
    public Stage? Stage { get; init; }

    /// <summary>Who must act, unless the claim says otherwise.</summary>
    public required Blame Blame { get; init; }

    /// <summary>One line that names what is wrong.</summary>
    public required string Title { get; init; }

    /// <summary>What was seen and why it means that.</summary>
    public required string Detail { get; init; }

    /// <summary>What to do, one imperative sentence; "" if nothing is to be done.</summary>
    public required string Action { get; init; }

    /// <summary>The MARS error ids and messages that it shows up as.</summary>
    public ImmutableArray<string> MarsErrors { get; init; } = [];
}
