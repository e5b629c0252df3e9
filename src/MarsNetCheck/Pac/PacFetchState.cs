namespace MarsNetCheck.Pac;

/// <summary>What came of fetching a PAC script.</summary>
internal enum PacFetchState
{
    /// <summary>The script is there.</summary>
    Fetched,

    /// <summary>The URL is none of http or https: WinHTTP takes no other.</summary>
    UnsupportedUrl,

    /// <summary>The server answered with another status than 200.</summary>
    WrongStatus,

    /// <summary>The server sent the client on more often than the limit, or to a place that is no http or https URL.</summary>
    BadRedirect,

    /// <summary>The script is longer than the limit.</summary>
    TooLarge,

    /// <summary>It did not come; the failure says how.</summary>
    Failed,
}
