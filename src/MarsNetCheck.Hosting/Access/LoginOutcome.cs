namespace MarsNetCheck.Hosting.Access;

/// <summary>What came of looking at who asks.</summary>
internal enum LoginOutcome
{
    /// <summary>The caller may ask.</summary>
    Admitted,

    /// <summary>The caller did not say who it is.</summary>
    Missing,

    /// <summary>The caller is on another machine, and there is nothing by which it could say who it is.</summary>
    Stranger,

    /// <summary>The caller showed something that is not right.</summary>
    Wrong,
}
