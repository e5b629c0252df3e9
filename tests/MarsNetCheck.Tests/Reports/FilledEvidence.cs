using System.Collections;
using System.Collections.Immutable;
using System.Net;
using System.Reflection;
using MarsNetCheck.Catalog;
using MarsNetCheck.Facts;
using MarsNetCheck.Routes;

namespace MarsNetCheck.Tests.Reports;

/// <summary>Evidence in which every member of every fact has a value of its own, so that none can be forgotten in a report.</summary>
internal sealed class FilledEvidence
{
    private int _count;

    public static Evidence Create()
    {
        var evidence = (Evidence)new FilledEvidence().Value(typeof(Evidence));
        var endpoints = evidence.Catalog.Endpoints;
        return evidence with
        {
            Targets = [.. evidence.Targets.Select((t, i) => Placed(t, endpoints[i]))],
            Routes = [.. evidence.Routes.Select(r => r with { Targets = [.. r.Targets.Select((t, i) => Placed(t, endpoints[i]))] })],
        };
    }

    private static TargetEvidence Placed(TargetEvidence target, Endpoint endpoint) => target with
    {
        Target = target.Target with { Endpoint = endpoint },
        Traces = [.. target.Traces.Select(t => t with { Endpoint = endpoint.Id })],
    };

    private object Value(Type type)
    {
        _count++;
        var inner = Nullable.GetUnderlyingType(type) ?? type;
        return Leaf(inner) ?? Collection(inner) ?? Record(inner);
    }

    private object? Leaf(Type type) => type.Name switch
    {
        nameof(String) => $"text {_count} ✓",
        nameof(Int32) => 1 + (_count % 250),
        nameof(Int64) => (long)_count,
        nameof(Boolean) => true,
        nameof(TimeSpan) => TimeSpan.FromTicks(1_234_567 + _count),
        nameof(DateTimeOffset) => new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.FromHours(2)).AddTicks(_count),
        nameof(IPAddress) => IPAddress.Parse(_count % 2 == 0 ? $"192.0.2.{_count % 255}" : $"2001:db8::{_count:x}"),
        nameof(IPEndPoint) => new IPEndPoint(IPAddress.Parse(_count % 2 == 0 ? "192.0.2.1" : "fe80::1%2"), _count % 65_535),
        nameof(Uri) => new Uri($"https://host{_count}.contoso.test/path?q={_count}"),
        nameof(ProxyServer) => new ProxyServer { Scheme = ProxyScheme.Https, Host = $"proxy{_count}.contoso.test", Port = 1 + (_count % 65_000) },
        _ => type.IsEnum ? Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1) : null,
    };

    private object? Collection(Type type)
    {
        if (!type.IsGenericType)
            return null;
        if (type.GetGenericTypeDefinition() == typeof(ImmutableSortedDictionary<,>))
            return ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create($"b{_count}", "x"), KeyValuePair.Create($"a{_count}", "")]);
        var item = type.GetGenericArguments()[0];
        var items = Array.CreateInstance(item, 2);
        items.SetValue(Value(item), 0);
        items.SetValue(Value(item), 1);
        return typeof(ImmutableArray).GetMethods().Single(m => m.Name == "Create" && m.GetParameters() is [{ ParameterType.IsArray: true }])
            .MakeGenericMethod(item).Invoke(null, [items]);
    }

    private object Record(Type type)
    {
        if (type == typeof(HeaderFact))
            return new HeaderFact($"Name-{_count}", $"value {_count}");
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        var record = constructor.Invoke([.. constructor.GetParameters().Select(p => Value(p.ParameterType))]);
        foreach (var property in type.GetProperties().Where(p => p.CanWrite))
            property.SetValue(record, Value(property.PropertyType));
        return record;
    }

    /// <summary>Where two graphs of records differ: the path of the first difference; null if they are equal.</summary>
    public static string? Difference(object? expected, object? actual, string path = "evidence")
    {
        if (expected is null || actual is null)
            return expected == actual ? null : $"{path}: {expected ?? "null"} became {actual ?? "null"}";
        if (expected is IEnumerable list and not string)
            return Items(list, (IEnumerable)actual, path);
        var members = expected.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite || p.DeclaringType == typeof(Target)).ToList();
        if (expected.GetType().Namespace!.StartsWith("System", StringComparison.Ordinal) || expected.GetType().IsEnum)
            return Equals(expected, actual) ? null : $"{path}: {expected} became {actual}";
        return members.Select(p => Difference(p.GetValue(expected), p.GetValue(actual), $"{path}.{p.Name}")).FirstOrDefault(d => d is not null);
    }

    private static string? Items(IEnumerable expected, IEnumerable actual, string path)
    {
        var (left, right) = (expected.Cast<object>().ToList(), actual.Cast<object>().ToList());
        if (left.Count != right.Count)
            return $"{path}: {left.Count} items became {right.Count}";
        return left.Select((item, i) => Difference(item, right[i], $"{path}[{i}]")).FirstOrDefault(d => d is not null);
    }
}
