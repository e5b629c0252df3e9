namespace MarsNetCheck.Diagnosis;

/// <summary>Whether a finding explains why an endpoint fails, or remarks on it.</summary>
public enum ClaimKind
{
    /// <summary>The first thing that went wrong. An endpoint has one cause: the first rule of the book that claims it wins.</summary>
    Cause,

    /// <summary>Something worth saying beside any cause.</summary>
    Remark,
}
