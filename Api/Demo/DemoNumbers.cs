using LeadGrid.Access;
using LeadGrid.Numbers;

namespace LeadGrid.Demo;

/// <summary>Numbers of the demo's campaign that follows up by itself, all over the country: its texts come from near. All are fictitious.</summary>
internal static class DemoNumbers
{
    private const string Campaign = "home-battery";

    private static readonly NewNumber[] s_all =
    [
        Local("+12015550145"), Local("+19075550145"), Local("+14155550145"), Local("+13125550145"), Local("+17135550145"), Local("+13055550145"),
        new("+18335550145", NumberKind.TollFree, new NumberTerms { Campaign = Campaign, PerSecond = 3 }),
    ];

    public static async Task Ensure(IGrainFactory grains, Actor by)
    {
        var pool = grains.GetGrain<INumberPoolGrain>(INumberPoolGrain.Key);
        var known = (await pool.All(by)).Select(number => number.Number).ToHashSet();
        foreach (var number in s_all.Where(number => !known.Contains(number.Number)))
        {
            if (await pool.Add(by, number) is not NumberStored)
            {
                throw new InvalidOperationException($"The demo's number {number.Number} could not be added.");
            }
        }
    }

    private static NewNumber Local(string number) => new(number, NumberKind.Local, new NumberTerms { Campaign = Campaign, PerSecond = 5, PerDay = 2_000 });
}
