namespace MarsNetCheck.Hosting.Settings;

/// <summary>Who may ask the service, and by which name.</summary>
public sealed class AccessSettings
{
    /// <summary>Where the service listens if nothing is said.</summary>
    public const string DefaultListen = "http://127.0.0.1:9393";

    /// <summary>Where the service listens: <c>http://</c> or <c>https://</c> with an address and a port. Empty (the default) for <see cref="DefaultListen"/>. Beyond loopback a token or a client certificate is required.</summary>
    public IList<string> Listen { get; init; } = [];

    /// <summary>Names by which the service may be addressed besides those it listens on, as they stand in a <c>Host</c> header; a port is optional.</summary>
    public IList<string> Hosts { get; init; } = [];

    /// <summary>Path of a file whose first line is the token that requests carry as <c>Authorization: Bearer</c>; null for none. With neither it nor <see cref="ClientCa"/> only programs of this machine are let in, and whom the program's own authorization of the routes admits.</summary>
    public string? TokenFile { get; set; }

    /// <summary>Path of the PEM file with the server's certificate and chain; null without TLS.</summary>
    public string? Certificate { get; set; }

    /// <summary>Path of the PEM file with its private key; null if <see cref="Certificate"/> holds it.</summary>
    public string? CertificateKey { get; set; }

    /// <summary>Path of a PEM file with the CAs whose client certificates are let in; null for none.</summary>
    public string? ClientCa { get; set; }

    /// <summary>True to allow a token without TLS beyond loopback, where something else speaks TLS before the service. Default false.</summary>
    public bool AllowPlainHttp { get; set; }
}
