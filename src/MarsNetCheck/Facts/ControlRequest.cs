using System.Net;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Facts;

/// <summary>A control probe that a rule asks for. Equal requests are run once.</summary>
public sealed record ControlRequest
{
    /// <summary>The kind of control.</summary>
    public required ControlKind Kind { get; init; }

    /// <summary>
    /// Id of the endpoint whose failure asks for it; of the endpoint that is asked instead for <see cref="ControlKind.ConnectivityProbe"/> and
    /// <see cref="ControlKind.Sibling"/>; null if it is about the whole run or a name.
    /// </summary>
    public string? Endpoint { get; init; }

    /// <summary>The address to dial; null if the kind needs none.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>The TCP port to dial; 0 if the kind needs none.</summary>
    public int Port { get; init; }

    /// <summary>The route to take; null for a look-up.</summary>
    public Route? Route { get; init; }

    /// <summary>The name to look up; null if the kind makes no look-up, or finds its name by itself.</summary>
    public string? Name { get; init; }

    /// <summary>The DNS server to ask; null if the kind asks none, or all.</summary>
    public IPEndPoint? Server { get; init; }

    /// <summary>The source of settings whose proxy to take; null if the kind takes none.</summary>
    public ProxySource? Source { get; init; }
}
