using System.Net;
using System.Net.Sockets;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Facts;

/// <summary>One attempt to reach an endpoint by one address over one route: the facts of its stages, as far as it came.</summary>
public sealed record Trace
{
    /// <summary>The attempt's name within its endpoint: <c>a1</c>, <c>a2</c>, …</summary>
    public required string Id { get; init; }

    /// <summary>Id of the endpoint.</summary>
    public required string Endpoint { get; init; }

    /// <summary>Why it was made: <c>main</c>, or <c>control:</c> and the kind of control.</summary>
    public string Purpose { get; init; } = Main;

    /// <summary>The route it took.</summary>
    public required Route Route { get; init; }

    /// <summary>The address that was dialled: the endpoint's, or the proxy's; null if it came to none.</summary>
    public IPAddress? Address { get; init; }

    /// <summary>4 or 6; null without an address.</summary>
    public int? Family => Address is null ? null : Address.AddressFamily == AddressFamily.InterNetworkV6 ? 6 : 4;

    /// <summary>The look-up; null if it was not made (the address was given).</summary>
    public ResolveFact? Resolve { get; init; }

    /// <summary>The TCP connection; null if it did not come to it.</summary>
    public ConnectFact? Connect { get; init; }

    /// <summary>The tunnel; null if it did not come to it or none was needed.</summary>
    public TunnelFact? Tunnel { get; init; }

    /// <summary>The TLS handshake; null if it did not come to it or none was needed.</summary>
    public HandshakeFact? Handshake { get; init; }

    /// <summary>The HTTP exchange; null if it did not come to it.</summary>
    public ExchangeFact? Exchange { get; init; }

    /// <summary>The purpose of an attempt that is no control.</summary>
    public const string Main = "main";

    /// <summary>The facts in the order of the stages, those that exist.</summary>
    public IEnumerable<(Stage Stage, StageFact Fact)> Stages
    {
        get
        {
            if (Resolve is not null) yield return (Stage.Resolve, Resolve);
            if (Connect is not null) yield return (Stage.Connect, Connect);
            if (Tunnel is not null) yield return (Stage.Tunnel, Tunnel);
            if (Handshake is not null) yield return (Stage.Handshake, Handshake);
            if (Exchange is not null) yield return (Stage.Exchange, Exchange);
        }
    }

    /// <summary>The first stage that did not succeed; null if all did.</summary>
    public Stage? FailedStage
    {
        get
        {
            foreach (var (stage, fact) in Stages)
            {
                if (fact.Failure is not null)
                    return stage;
            }
            return null;
        }
    }

    /// <summary>How that stage failed; null if none did.</summary>
    public Failure? Failure => Stages.Select(s => s.Fact.Failure).FirstOrDefault(f => f is not null);

    /// <summary>The last stage that it came to.</summary>
    public Stage LastStage => Stages.Select(s => s.Stage).DefaultIfEmpty(Stage.Resolve).Last();
}
