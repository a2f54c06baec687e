using Microsoft.AspNetCore.Http.HttpResults;

namespace LeadGrid.Outreach;

/// <summary>Pages for people who are nobody's user: plain HTML, without scripts, and without a word about who they are.</summary>
internal static class PublicPage
{
    // With the policy of all other answers (no-referrer) a browser posts the form from the origin "null", which is refused as foreign.
    public static ContentHttpResult Of(int status, string title, string content, string language = "en") => TypedResults.Content(
        $$"""
        <!doctype html>
        <html lang="{{language}}">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="robots" content="noindex">
          <meta name="referrer" content="same-origin">
          <meta name="color-scheme" content="light dark">
          <title>{{title}}</title>
          <style>
            body { max-width: 34rem; margin: 12vh auto; padding: 0 1rem; font: 1.05rem/1.5 system-ui, sans-serif; }
            fieldset { margin: 1.5rem 0; padding: .75rem 1rem; }
            label { display: block; padding: .4rem 0; }
            summary { min-height: 2.75rem; line-height: 2.75rem; cursor: pointer; }
            select { min-height: 2.75rem; max-width: 100%; font: inherit; }
            .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
            .times { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); gap: .25rem .75rem; }
            .times label { min-height: 2.75rem; }
            .zone { margin-top: 2.5rem; }
            .problem, .booked { border-left: .25rem solid; padding: .5rem 1rem; }
            button { min-height: 2.75rem; padding: 0 1.75rem; font: inherit; cursor: pointer; }
          </style>
        </head>
        <body>
          <main>
            <h1>{{title}}</h1>
            {{content}}
          </main>
        </body>
        </html>
        """,
        "text/html; charset=utf-8",
        statusCode: status);
}
