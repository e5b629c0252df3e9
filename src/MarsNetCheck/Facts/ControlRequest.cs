using System.Net;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Facts;

/// <summary>A control probe that a rule asks for. Equal requests are run once.</summary>
public sealed record ControlRequest
{
    /// <summary>The kind of control.</summary>
    public required ControlKind Kind { get; init; }

    /// <summary>Id of the endpoint whose failure asks for it; null if it is about the whole run.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The address to dial; null if the kind needs none.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>The TCP port to dial; 0 if the kind needs none.</summary>
    public int Port { get; init; }

    /// <summary>The route to take; null for a look-up.</summary>
    public Route? Route { get; init; }
}
