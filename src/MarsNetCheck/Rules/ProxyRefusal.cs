namespace MarsNetCheck.Rules;

/// <summary>What a proxy's answer other than success means.</summary>
internal enum ProxyRefusal
{
    /// <summary>It wants a login.</summary>
    AuthRequired,

    /// <summary>It wants a login, and the credentials that there were did not get through.</summary>
    AuthRejected,

    /// <summary>Its policy refuses the destination.</summary>
    Denied,

    /// <summary>It cannot resolve the destination's name.</summary>
    UpstreamDns,

    /// <summary>The destination is silent to it.</summary>
    UpstreamTimeout,

    /// <summary>It cannot reach the destination for another reason.</summary>
    UpstreamFailed,

    /// <summary>It sends the client to another page.</summary>
    Redirect,

    /// <summary>It is a web server that knows nothing of CONNECT.</summary>
    NotAProxy,

    /// <summary>It does not understand the request, or its answer cannot be understood.</summary>
    ProtocolError,
}
