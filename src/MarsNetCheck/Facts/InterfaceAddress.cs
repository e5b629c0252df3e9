using System.Net;

namespace MarsNetCheck.Facts;

/// <summary>An address of an interface.</summary>
/// <param name="Address">The address.</param>
/// <param name="PrefixLength">How many of its bits name the network that is reached without a gateway, 0 to 128; null if the platform does not tell.</param>
public sealed record InterfaceAddress(IPAddress Address, int? PrefixLength);
