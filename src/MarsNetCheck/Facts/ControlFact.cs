namespace MarsNetCheck.Facts;

/// <summary>What a control probe gave.</summary>
public sealed record ControlFact
{
    /// <summary>What was asked for.</summary>
    public required ControlRequest Request { get; init; }

    /// <summary>The attempt; null if the kind makes none or it was not made.</summary>
    public Trace? Trace { get; init; }

    /// <summary>The look-up; null if the kind makes none.</summary>
    public ResolveFact? Resolve { get; init; }
}
