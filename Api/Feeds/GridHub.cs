using System.Security.Claims;
using LeadGrid.Access;
using Microsoft.AspNetCore.SignalR;

namespace LeadGrid.Feeds;

/// <summary>The live grid's door for browsers; the protocol is in <c>docs/architecture.md</c>.</summary>
internal sealed class GridHub(Relays relays, IActorAccessor actors, WatchLimits limits, TimeProvider time) : Hub
{
    private const string WatchKey = "watch";
    private const string UserKey = "user";
    private const int LongestView = 100;

    public override Task OnConnectedAsync()
    {
        var user = $"{Actor().Kind}/{Context.UserIdentifier ?? Actor().Id}";
        if (!limits.TryEnter(user))
        {
            throw new HubException("too many connections");
        }

        Context.Items[UserKey] = user;
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Kept<string>(UserKey) is { } user)
        {
            limits.Leave(user);
        }

        Kept<Watching>(WatchKey)?.Dispose();

        return Task.CompletedTask;
    }

    /// <summary>Streams the view's frames. A second call on the same connection takes the place of the first.</summary>
    /// <param name="view"><c>operator</c> or <c>broker/&lt;id&gt;</c>.</param>
    /// <param name="epoch">With <paramref name="seq"/>: what the browser has; null at first.</param>
    /// <exception cref="HubException">A view that does not exist, or is another broker's: not told apart.</exception>
    public async Task<IAsyncEnumerable<GridFrame>> Watch(string view, string? epoch, long? seq, CancellationToken cancel)
    {
        DemandView(Actor(), view);
        if (Kept<Watching>(WatchKey) is { } older)
        {
            // Calls of a connection are taken one by one, so there is never a third.
            await older.End();
            older.Dispose();
        }

        var has = Guid.TryParse(epoch, out var known) && seq is { } number ? new FeedPosition(known, number) : null;
        var user = Context.User!;
        var watching = new Watching(() => relays.Follow(view), token => DemandSession(actors, user, token), time);
        Context.Items[WatchKey] = watching;
        return watching.Frames(has, cancel);
    }

    private static async ValueTask DemandSession(IActorAccessor actors, ClaimsPrincipal user, CancellationToken cancel)
    {
        if (!await actors.StillHolds(user, cancel))
        {
            throw new HubException("signed out");
        }
    }

    private static void DemandView(Actor actor, string view)
    {
        var exists = view == FeedViews.Operator
            || (FeedViews.IsBrokers(view)
                && view.Length > FeedViews.BrokerPrefix.Length
                && view.Length <= LongestView);
        if (!exists || !FeedViews.MayWatch(actor, view))
        {
            throw new HubException("not found");
        }
    }

    private T? Kept<T>(string key)
        where T : class => Context.Items.TryGetValue(key, out var kept) ? kept as T : null;

    private Actor Actor() => actors.From(Context.User!) ?? throw new HubException("not found");
}
