using System.Collections.Immutable;

namespace MarsNetCheck.Rules;

/// <summary>How the block page of a filter can be told. One match is enough; none of the texts is vague.</summary>
/// <param name="Product">The filter's name.</param>
/// <param name="OnMachine">True if it runs on the machine itself, false if in the network.</param>
/// <param name="Body">Texts in the body.</param>
/// <param name="Location">Texts in the address of a redirect.</param>
/// <param name="Headers">Header fields.</param>
internal sealed record BlockPage(string Product, bool OnMachine, ImmutableArray<string> Body, ImmutableArray<string> Location, ImmutableArray<HeaderMark> Headers);
