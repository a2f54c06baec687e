using LeadGrid.Faults.History;

namespace LeadGrid.Faults.Workload;

/// <summary>What a seller posts next: mostly new people, some of them known already, and now and then the same post again.</summary>
/// <param name="number">Of the seller, among at most ten of the run.</param>
/// <param name="scope">What keeps this run's keys and people apart from those of others in the same database.</param>
internal sealed class SellerMind(Random random, int number, int scope, string campaign, string[] states)
{
    private const int Sellers = 10;
    private const int PostsPerSeller = 100_000;
    private readonly List<PostLead> _posted = [];

    public PostLead Next(bool bulk)
    {
        var dice = random.Next(100);
        if (_posted.Count > 0 && dice < 4)
        {
            return _posted[^random.Next(1, Math.Min(20, _posted.Count) + 1)];
        }

        var mark = Mark(number, _posted.Count + 1);
        var post = new PostLead(
            campaign, $"key-{mark}", mark, Phone: dice is >= 4 and < 10 ? Known() : mark, Email: dice is >= 8 and < 14 ? Known() : mark,
            states[random.Next(states.Length)], bulk);
        _posted.Add(post);
        return post;
    }

    private int Mark(int seller, int post) => (((scope * Sellers) + seller) * PostsPerSeller) + post;

    // Somebody from before, or whom the next seller posts at about this moment: then two posts race for one person.
    private int Known() => random.Next(2) == 0
        ? Mark(number, random.Next(_posted.Count) + 1)
        : Mark((number + 1) % Sellers, _posted.Count + random.Next(3));
}
