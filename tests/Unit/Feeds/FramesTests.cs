using System.Diagnostics;
using LeadGrid.Leads;
using Xunit;
using static LeadGrid.Feeds.Deltas;

namespace LeadGrid.Feeds;

public sealed class FramesTests
{
    [Fact]
    public void Every_state_has_its_name_in_snake_case()
    {
        foreach (var status in Enum.GetValues<LeadStatus>())
        {
            var words = string.Concat(status.ToString().Select((letter, at) =>
                char.IsUpper(letter) && at > 0 ? $"_{letter}" : letter.ToString()));

            Assert.Equal(words.ToLowerInvariant(), GridRow.From(Row(1, 1).Row! with { Status = status }).Status);
        }
    }

    [Fact]
    public void A_frame_ends_the_trace_of_its_first_delta_and_links_to_a_few_more()
    {
        var frames = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "LeadGrid",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId.ToString().StartsWith("feed", StringComparison.Ordinal))
                {
                    frames.Add(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        FeedDelta[] news = [Row(0, 1), .. Enumerable.Range(1, 20).Select(lead => Row(lead, 1, Trace(lead)))];

        Frames.Delta(Guid.Empty, 0, news.Length, news, Noon);
        Frames.Delta(Guid.Empty, 0, 1, [Row(0, 1)], Noon);

        var frame = Assert.Single(frames);
        Assert.Equal(("frame", Trace(1)[3..35]), (frame.OperationName, frame.TraceId.ToString()));
        Assert.Equal(Enumerable.Range(2, 7).Select(lead => Trace(lead)[3..35]), frame.Links.Select(link => link.Context.TraceId.ToString()));
    }

    private static string Trace(int lead) => $"00-feed{lead:x28}-00000000000000ff-01";
}
