namespace MarsNetCheck.Simulation.Certificates;

/// <summary>A product that opens TLS, by the names in its certificates.</summary>
/// <param name="Root">Its root.</param>
/// <param name="Issuer">What signs the made-up certificates; the root itself if it has no intermediate.</param>
internal sealed record InspectionProduct(DistinguishedName Root, DistinguishedName Issuer)
{
    /// <summary>Zscaler's cloud proxy.</summary>
    public static InspectionProduct Zscaler { get; } = new(
        new DistinguishedName("Zscaler Root CA", "Zscaler Inc."),
        new DistinguishedName("Zscaler Intermediate Root CA (zscalerthree.net) (t) ", "Zscaler Inc."));

    /// <summary>A FortiGate with its factory authority.</summary>
    public static InspectionProduct FortiGate { get; } = Single("FortiGate CA", "Fortinet");

    /// <summary>The block pages of Cisco Umbrella.</summary>
    public static InspectionProduct Umbrella { get; } = new(
        new DistinguishedName("Cisco Umbrella Root CA", "Cisco"),
        new DistinguishedName("Cisco Umbrella Primary SubCA", "Cisco"));

    /// <summary>A firewall that signs with the company's own authority and names no product.</summary>
    public static InspectionProduct Company { get; } = Single("Contoso TLS Inspection CA", "Contoso Ltd");

    /// <summary>The portal of a guest network.</summary>
    public static InspectionProduct Portal { get; } = Single("guest-portal.contoso.test", "Contoso Ltd");

    /// <summary>The search page of an Internet provider.</summary>
    public static InspectionProduct SearchPage { get; } = Single("search.provider.test", "Example Provider");

    private static InspectionProduct Single(string commonName, string organization)
    {
        var name = new DistinguishedName(commonName, organization);
        return new InspectionProduct(name, name);
    }
}
