using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.FSharp.Collections;
using Plotly.NET;

namespace FerLib.Interop;

/// <summary>Takes a chart in plotly's schema into the types of Plotly.NET, and back.</summary>
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
        config.SetProperty("responsive", true);
        config.SetProperty("displaylogo", false);
        var display = new DisplayOptions();
        display.SetProperty("PlotlyJSReference", PlotlyJSReference.Full);
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

    private static JsonObject Read(DynamicObj.DynamicObj source)
    {
        var json = new JsonObject();
        foreach ((string name, object? value) in source.Properties)
            json[name] = Read(value);
        return json;
    }

    private static JsonNode? Read(object? value) => value switch
    {
        null => null,
        DynamicObj.DynamicObj inner => Read(inner),
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

    private static void Fill(DynamicObj.DynamicObj target, JsonObject json)
    {
        foreach ((string name, JsonNode? value) in json)
        {
            if (target is Trace && name == "type")
                continue;
            target.SetProperty(name, ValueOf(value));
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
}
