namespace MarsNetCheck.Facts;

/// <summary>How a login to a proxy ended.</summary>
public enum LoginOutcome
{
    /// <summary>There were no credentials: nothing was sent.</summary>
    NotTried,

    /// <summary>The proxy asked no more.</summary>
    Accepted,

    /// <summary>The proxy asked again after the credentials.</summary>
    Rejected,

    /// <summary>Negotiate was offered, and this account has no ticket for the proxy or this machine no Kerberos: nothing was sent.</summary>
    NoTicket,

    /// <summary>The proxy offers no scheme that these credentials serve: nothing was sent.</summary>
    NoCommonScheme,

    /// <summary>The proxy's challenge cannot be understood.</summary>
    MalformedChallenge,

    /// <summary>The proxy closed or reset the connection in the middle of the login.</summary>
    ClosedDuringLogin,

    /// <summary>The proxy was silent after the credentials until the deadline.</summary>
    Unanswered,

    /// <summary>The proxy answered CONNECT with 401 in place of 407, to which no client logs in (RFC 9110 section 15.5.8): nothing was sent.</summary>
    WrongStatus,

    /// <summary>The proxy answered 407 without a Proxy-Authenticate that names a scheme (RFC 9110 section 11.7.1): nothing was sent.</summary>
    NoChallenge,
}
