using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MarsNetCheck.Facts;
using MarsNetCheck.Stages;

namespace MarsNetCheck.Revocation;

/// <summary>
/// Looks up the revocation of the certificates that a run sees, beside everything else: each certificate once, each list and each
/// responder's answer once. As Windows does it, a responder is asked before a list, and one answer is enough.
/// </summary>
/// <param name="fetch">Fetches an answer.</param>
/// <param name="isGenuine">True for a handshake whose chain is the service's own: what a foreign certificate names means nothing.</param>
internal sealed class RevocationChecks(RevocationFetch fetch, Func<HandshakeFact, bool> isGenuine) : IDisposable
{
    /// <summary>How many certificates are looked up in one run.</summary>
    private const int MaxCertificates = 200;

    private readonly ConcurrentDictionary<string, Lazy<Task>> _certificates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<RevocationDocument>>> _documents = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Url, string Issuer), Lazy<RevocationList>> _lists = new();
    private readonly ConcurrentBag<Task<bool>> _asked = [];
    private readonly ConcurrentBag<Entry> _entries = [];
    private readonly CancellationTokenSource _end = new();
    private CancellationTokenSource? _stop;
    private ProbeScope? _scope;

    /// <summary>From now on what is noticed is looked up.</summary>
    public void Begin(ProbeScope scope)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(scope.Stop, _end.Token);
        _scope = scope with { Stop = _stop.Token };
    }

    /// <summary>Starts to look up the certificates of a chain that are not known yet, the root left out. It does not wait for anything.</summary>
    public void Notice(HandshakeFact handshake, X509ChainElementCollection chain)
    {
        if (_scope is not { Stop.IsCancellationRequested: false } scope || !isGenuine(handshake))
            return;
        for (var i = 0; i + 1 < chain.Count && _certificates.Count < MaxCertificates; i++)
        {
            var certificate = chain[i].Certificate;
            if (!_certificates.ContainsKey(certificate.Thumbprint) && CheckedCertificate.Of(certificate, chain[i + 1].Certificate) is { } subject)
                _ = _certificates.GetOrAdd(subject.Thumbprint, _ => new Lazy<Task>(() => LookUpAsync(subject, scope))).Value;
        }
    }

    /// <summary>Waits until every certificate is looked up, and gives what was said in the order of the addresses.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<ImmutableArray<RevocationFact>> FinishAsync()
    {
        await Task.WhenAll(_certificates.Values.Select(c => c.Value)).ConfigureAwait(false);
        // Nobody waits for a source whose certificates another source has told about.
        await _end.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_asked).ConfigureAwait(false);
        _documents.Clear();
        _lists.Clear();
        var facts = _entries
            // A list may be of one kind of certificates, and no answer for the others.
            .GroupBy(e => (e.Source, e.Asked, e.Certificate.IssuerThumbprint, e.Reading.Problem))
            .Select(FactOf)
            .OrderBy(f => f.Url.AbsoluteUri, StringComparer.Ordinal).ThenBy(f => f.Certificates[0].Thumbprint, StringComparer.Ordinal);
        return [.. facts.Select((f, i) => f with { Attempt = f.Attempt with { Id = "r" + (i + 1).ToString(CultureInfo.InvariantCulture) } })];
    }

    /// <summary>Waits until no look-up is under way any more, however it ended.</summary>
    public async Task SettleAsync()
    {
        await Task.WhenAll(_certificates.Values.Select(c => c.Value)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await ((Task)Task.WhenAll(_asked)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop?.Dispose();
        _end.Dispose();
    }

    private async Task LookUpAsync(CheckedCertificate certificate, ProbeScope scope)
    {
        // The handshake that showed the certificate goes on at once.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var patience = new Patience(scope);
        var waiting = new Queue<(RevocationSource Source, Uri Url)>(certificate.Sources);
        var asked = new List<Task<bool>> { Ask() };
        using var done = CancellationTokenSource.CreateLinkedTokenSource(scope.Stop);
        var overdue = Task.Delay(patience.Overdue, scope.Network.Time, done.Token);
        while (asked.Count > 0)
        {
            var next = await Task.WhenAny(waiting.Count > 0 ? [.. asked, overdue] : asked).ConfigureAwait(false);
            if (next is not Task<bool> answer)
            {
                while (waiting.Count > 0)
                    asked.Add(Ask());
                continue;
            }
            asked.Remove(answer);
            if (await answer.ConfigureAwait(false))
                break;
            if (waiting.Count > 0)
                asked.Add(Ask());
        }
        await done.CancelAsync().ConfigureAwait(false);

        Task<bool> Ask()
        {
            var (source, url) = waiting.Dequeue();
            var task = AskAsync(certificate, source, url, patience, scope);
            _asked.Add(task);
            return task;
        }
    }

    /// <summary>Asks one source; true if it told.</summary>
    private async Task<bool> AskAsync(CheckedCertificate certificate, RevocationSource source, Uri url, Patience patience, ProbeScope scope)
    {
        var asked = source == RevocationSource.Ocsp ? OcspQuestion.UrlFor(url, certificate) : url;
        var limit = source == RevocationSource.Ocsp ? RevocationFetch.LargestOfResponder : RevocationFetch.Largest;
        var document = await _documents.GetOrAdd(asked.AbsoluteUri, _ => new Lazy<Task<RevocationDocument>>(() => fetch.RunAsync(asked, limit, patience, scope))).Value.ConfigureAwait(false);
        var now = scope.Network.Time.GetUtcNow();
        // Where the platform cannot verify at all (Wine), the answer says nothing and is nobody's fault.
        var reading = await Attempt.RunAsync(scope, _ => Task.FromResult(Read())).ConfigureAwait(false);
        // A responder's answer is about one certificate, and has been read; a list is kept for the others until the end.
        if (source == RevocationSource.Ocsp)
            _documents.TryRemove(asked.AbsoluteUri, out _);
        var entry = new Entry(certificate, source, url, asked, document with { Body = null }, reading.Value ?? new RevocationReading(), now);
        _entries.Add(entry);
        var fact = FactOf([entry]);
        // What is not verified may be anybody's, and silences nobody who can prove what they say.
        return fact.Answered && fact.IsCurrent(now) && entry.Reading.Status != RevocationStatus.Unknown && (entry.Reading.Verified == true || !certificate.CanBeVerified);

        RevocationReading Read()
        {
            if (document.Body is not { } body)
                return new RevocationReading();
            if (document.Attempt.Exchange?.Answer is { Status: not (int)HttpStatusCode.OK })
                return RevocationReading.Of(RevocationProblem.Status);
            return source == RevocationSource.Ocsp
                ? OcspAnswer.Read(body, certificate, now)
                : _lists.GetOrAdd((asked.AbsoluteUri, certificate.IssuerThumbprint), _ => new Lazy<RevocationList>(() => RevocationList.Read(body, certificate))).Value.StatusOf(certificate);
        }
    }

    private static RevocationFact FactOf(IEnumerable<Entry> entries)
    {
        var all = entries.OrderBy(e => e.Certificate.Thumbprint, StringComparer.Ordinal).ToList();
        var first = all[0];
        return new RevocationFact
        {
            Source = first.Source,
            Url = first.Url,
            Attempt = first.Document.Attempt,
            Duration = first.Document.Duration,
            Problem = first.Reading.Problem,
            SignatureVerified = first.Reading.Verified,
            ThisUpdate = first.Reading.ThisUpdate,
            NextUpdate = first.Reading.NextUpdate,
            JudgedAt = all.Min(e => e.ReadAt),
            Certificates = [.. all.Select(StatusOf)],
        };
    }

    private static CertificateStatusFact StatusOf(Entry entry) => new()
    {
        Subject = entry.Certificate.Subject,
        Thumbprint = entry.Certificate.Thumbprint,
        SerialNumber = entry.Certificate.SerialNumber,
        Status = entry.Reading.Status,
        RevokedAt = entry.Reading.RevokedAt,
        Reason = entry.Reading.Reason,
    };

    private sealed record Entry(
        CheckedCertificate Certificate, RevocationSource Source, Uri Url, Uri Asked, RevocationDocument Document, RevocationReading Reading, DateTimeOffset ReadAt);
}
