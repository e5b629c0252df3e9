namespace MarsNetCheck.Rules;

/// <summary>How certificates of a product that opens TLS can be told. It labels; the chain's root decides.</summary>
/// <param name="Product">The product's name.</param>
/// <param name="OnMachine">True if it runs on the machine itself, false if in the network.</param>
/// <param name="CommonName">Pattern of the issuer's common name; null for any.</param>
/// <param name="Organization">Pattern of the issuer's organization; null for any.</param>
internal sealed record InspectionProduct(string Product, bool OnMachine, string? CommonName, string? Organization);
