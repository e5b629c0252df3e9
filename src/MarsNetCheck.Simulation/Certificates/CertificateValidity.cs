namespace MarsNetCheck.Simulation.Certificates;

/// <summary>The time a certificate is valid for. X.509 holds whole seconds only.</summary>
/// <param name="NotBefore">The first moment the certificate is valid.</param>
/// <param name="NotAfter">The last moment the certificate is valid.</param>
internal sealed record CertificateValidity(DateTimeOffset NotBefore, DateTimeOffset NotAfter)
{
    /// <summary>A validity of some days on both sides of a moment.</summary>
    public static CertificateValidity Around(DateTimeOffset now, int days) => new(now.AddDays(-days), now.AddDays(days));
}
