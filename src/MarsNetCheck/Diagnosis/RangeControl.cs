namespace MarsNetCheck.Diagnosis;

/// <summary>What shows that a silent range should have answered.</summary>
internal enum RangeControl
{
    /// <summary>The sign-in hosts inside the documented ranges fail in the same way.</summary>
    SignInFailsAlike,

    /// <summary>A filter denies most samples itself, while sign-in addresses answer.</summary>
    FilterSaysSo,

    /// <summary>Sign-in addresses answer, and so do the samples of the other ranges.</summary>
    OtherRangesAnswer,
}
