using System.Net;
using MarsNetCheck.Facts;

namespace MarsNetCheck.Diagnosis;

/// <summary>One address of a range and what dialling it gave: a sample, or a sign-in address that is known to be alive.</summary>
/// <param name="Address">The address.</param>
/// <param name="Failure">How the connection failed; null if it was made.</param>
internal sealed record RangeProbe(IPAddress Address, Failure? Failure)
{
    public bool Open => Failure is null;

    /// <summary>True if a filter said so itself, which is stronger than silence.</summary>
    public bool Denied => Failure?.Kind is FailureKind.Prohibited or FailureKind.LocalDenied;

    /// <summary>True if a filter, or what answers for the address, said no in any way.</summary>
    public bool Rejected => Denied || Failure?.Kind is FailureKind.Refused;

    /// <summary>True if something was sent and its fate is known.</summary>
    public bool Measured => Failure?.Kind is not (FailureKind.OutOfBudget or FailureKind.NoRoute);
}
