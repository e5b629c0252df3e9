namespace MarsNetCheck.Pac;

/// <summary>How a PAC script failed.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Message">What the script or its interpreter says about it, without user information of URLs; null if there is nothing to add.</param>
/// <param name="Line">The line of the script, from 1; null if it is not known.</param>
internal sealed record PacError(PacErrorKind Kind, string? Message = null, int? Line = null);
