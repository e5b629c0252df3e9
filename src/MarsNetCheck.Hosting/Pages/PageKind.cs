namespace MarsNetCheck.Hosting.Pages;

/// <summary>The entries of the navigation.</summary>
internal enum PageKind
{
    /// <summary>The state now and what belongs to it.</summary>
    State,

    /// <summary>What was before.</summary>
    History,
}
