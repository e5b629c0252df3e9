namespace MarsNetCheck.Facts;

/// <summary>One header field of an HTTP answer (RFC 9110 section 6.3), credentials removed.</summary>
/// <param name="Name">The field name as received.</param>
/// <param name="Value">The field value, shortened to 1,024 characters.</param>
public sealed record HeaderFact(string Name, string Value);
