using System.Collections;
using System.Dynamic;
using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.FSharp.Collections;
using Plotly.NET;

namespace FerLib.Interop;

/// <summary>Takes a chart in plotly's schema into the types of Plotly.NET, and back.</summary>
/// <remarks>
/// Its objects are read and written as the dynamic objects of .NET that they are: what Plotly.NET calls its own members for that differs
/// from one release to the next.
/// </remarks>
internal static class PlotlyObjects
{
    /// <summary>The chart with its traces and layout as they are; what it embeds in HTML is all of plotly.js.</summary>
    /// <param name="plot">An object with data and layout.</param>
    public static GenericChart ChartOf(JsonObject plot)
    {
        IEnumerable<Trace> traces = plot["data"]!.AsArray().Select(trace => TraceOf(trace!.AsObject()));
        var layout = new Layout();
        Fill(layout, plot["layout"]!.AsObject());
        var config = new Config();
        Set(config, "responsive", true);
        Set(config, "displaylogo", false);
        var display = new DisplayOptions();
        Set(display, "PlotlyJSReference", PlotlyJSReference.Full);
        return GenericChart.NewMultiChart(ListModule.OfSeq(traces), layout, config, display);
    }

    /// <summary>The chart in plotly's schema.</summary>
    /// <remarks>
    /// Read from its objects, not through the package's serializer: that needs one copy of FSharp.Core in the process, and a host of C#
    /// scripts may hold two.
    /// </remarks>
    public static JsonObject PlotOf(GenericChart chart) => new()
    {
        ["data"] = new JsonArray([.. GenericChart.getTraces(chart).Select(trace =>
        {
            JsonObject json = Read(trace);
            json["type"] = trace.type;
            return (JsonNode)json;
        })]),
        ["layout"] = Read(GenericChart.getLayout(chart)),
    };

    private static JsonObject Read(DynamicObject source)
    {
        var json = new JsonObject();
        foreach (string name in source.GetDynamicMemberNames().Distinct())
        {
            // An object names its .NET properties too; the dictionary that holds the others is no member of the chart.
            if (name != "Properties" && source.TryGetMember(new Getter(name), out object? value))
                json[name] = Read(value);
        }

        return json;
    }

    private static void Set(DynamicObject target, string name, object? value) => target.TrySetMember(new Setter(name), value);

    private static JsonNode? Read(object? value) => value switch
    {
        null => null,
        DynamicObject inner => Read(inner),
        string text => JsonValue.Create(text),
        bool truth => JsonValue.Create(truth),
        double number => double.IsFinite(number) ? JsonValue.Create(number) : null,
        float number => float.IsFinite(number) ? JsonValue.Create(number) : null,
        IEnumerable many => new JsonArray([.. many.Cast<object?>().Select(Read)]),
        _ => JsonSerializer.SerializeToNode(value, value.GetType()),
    };

    private static Trace TraceOf(JsonObject json)
    {
        var trace = new Trace(json["type"]!.GetValue<string>());
        Fill(trace, json);
        return trace;
    }

    private static void Fill(DynamicObject target, JsonObject json)
    {
        foreach ((string name, JsonNode? value) in json)
        {
            if (target is Trace && name == "type")
                continue;
            Set(target, name, ValueOf(value));
        }
    }

    private static object? ValueOf(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject json:
                var inner = new DynamicObj.DynamicObj();
                Fill(inner, json);
                return inner;
            case JsonArray array:
                return array.Select(ValueOf).ToArray();
            case null:
                return null;
            default:
                return node.GetValueKind() switch
                {
                    JsonValueKind.String => node.GetValue<string>(),
                    JsonValueKind.True => true,
                    JsonValueKind.False => false,
                    _ => node.AsValue().TryGetValue(out int whole) ? whole
                        : node.AsValue().TryGetValue(out long wide) ? wide : node.GetValue<double>(),
                };
        }
    }

    /// <summary>Asks a dynamic object for a member, without a call site.</summary>
    private sealed class Getter(string name) : GetMemberBinder(name, ignoreCase: false)
    {
        public override DynamicMetaObject FallbackGetMember(DynamicMetaObject target, DynamicMetaObject? errorSuggestion) =>
            errorSuggestion ?? new DynamicMetaObject(Expression.Constant(null), BindingRestrictions.Empty);
    }

    /// <summary>Gives a dynamic object a member, without a call site.</summary>
    private sealed class Setter(string name) : SetMemberBinder(name, ignoreCase: false)
    {
        public override DynamicMetaObject FallbackSetMember(
            DynamicMetaObject target, DynamicMetaObject value, DynamicMetaObject? errorSuggestion) => errorSuggestion ?? value;
    }
}
