namespace MarsNetCheck.Diagnosis;

/// <summary>A finding with what the verdicts and the order of the report must know of it.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Kind">Cause or remark.</param>
/// <param name="RunWide">True if it counts for the whole run.</param>
/// <param name="AtTop">True if it stands at the top of the report, false if with its endpoint.</param>
/// <param name="Unproven">True if it proves nothing of the endpoints that it lists.</param>
internal sealed record Conclusion(Finding Finding, ClaimKind Kind, bool RunWide, bool AtTop, bool Unproven);
