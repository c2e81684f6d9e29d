//! The frame around every page: name, data set, language, theme, notices, source and licence.

use leptos::prelude::*;

use crate::app::overview::Overview;
use crate::app::state::Theme;
use crate::app::store::{Line, OWN, Store};
use crate::app::{imports, published, rows, tasks, texts};
use crate::browser::{clipboard, clock, history, page};
use crate::chart::format;
use crate::model::manifest::Kind;
use crate::model::{Day, Lang, Message};

#[component]
pub fn App() -> impl IntoView {
    let (first, notices) = tasks::first_view();
    let today = clock::today().ok().and_then(|(year, month, day)| Day::from_ymd(year, month, day));
    let store = Store::new(first, today);
    provide_context(store);
    tasks::start(store);
    tasks::say_notices(store, &notices);
    let lang = Memo::new(move |_| store.view.with(|view| view.lang));
    // A list of one, keyed by its language, so that another language is another page.
    view! {
        <For each=move || [lang.get()] key=|lang| *lang children=|_| view! { <Page /> } />
    }
}

/// Everything that is said in one language.
#[component]
fn Page() -> impl IntoView {
    let store = Store::get();
    view! {
        <header>
            <a class="skip" href="#content">{texts::SKIP.get(store.lang())}</a>
            <SampleMark />
            <Masthead />
        </header>
        <main id="content" tabindex="-1">
            <Lines />
            <Lost />
            <imports::ImportPanel />
            <Opening />
            <Overview />
            <rows::RowsPanel />
            <published::Published />
        </main>
        <Footer />
    }
}

/// The permanent mark of made-up data.
#[component]
fn SampleMark() -> impl IntoView {
    let store = Store::get();
    let is_sample = move || {
        store.manifest.with(
            |manifest| matches!(manifest, Some(Ok(manifest)) if manifest.kind == Kind::Sample),
        ) && !store.is_own()
    };
    view! {
        <Show when=is_sample>
            <p class="sample-mark" data-mark="sample">
                {texts::SAMPLE_MARK.get(store.lang())}
            </p>
        </Show>
    }
}

#[component]
fn Masthead() -> impl IntoView {
    let store = Store::get();
    let office = move || {
        store.config.with(|config| match config {
            Some(Ok(config)) => config.office.get(store.lang()).to_owned(),
            _ => String::new(),
        })
    };
    Effect::new(move |_| {
        let title = match office() {
            office if office.is_empty() => texts::PRODUCT.get(store.lang()).to_owned(),
            office => format!("{} · {office}", texts::PRODUCT.get(store.lang())),
        };
        page::set_title(&title).ok();
    });
    let as_of = move || store.data_as_of().map(|day| texts::as_of(store.lang(), day));
    view! {
        <div class="masthead">
            <div class="masthead__name">
                <h1>
                    <span class="masthead__product">{texts::PRODUCT.get(store.lang())}</span>
                    <span class="masthead__office">{office}</span>
                </h1>
                <p class="masthead__as-of" data-figure="as-of">{as_of}</p>
            </div>
            <div class="masthead__controls">
                <DataSets />
                <imports::FileButton />
                <Languages />
                <Themes />
                <ShareLink />
            </div>
        </div>
    }
}

#[component]
fn DataSets() -> impl IntoView {
    let store = Store::get();
    let options = move || {
        let lang = store.lang();
        let shown = if store.is_own() {
            OWN.to_owned()
        } else {
            store.data_set().map(|set| set.id).unwrap_or_default()
        };
        let mut options: Vec<(String, String)> = store.config.with(|config| match config {
            Some(Ok(config)) => config
                .data_sets
                .iter()
                .map(|set| (set.id.clone(), set.title.get(lang).to_owned()))
                .collect(),
            _ => Vec::new(),
        });
        if store.is_own() {
            options.push((OWN.to_owned(), texts::OWN_DATA.get(lang).to_owned()));
        }
        options
            .into_iter()
            .map(|(id, title)| {
                let selected = id == shown;
                view! { <option value=id selected=selected>{title}</option> }
            })
            .collect_view()
    };
    view! {
        <label class="field">
            <span class="field__label">{texts::DATA_SET.get(store.lang())}</span>
            <select
                data-control="dataset"
                on:change:target=move |event| tasks::set_data_set(store, event.target().value())
            >
                {options}
            </select>
        </label>
    }
}

#[component]
fn Languages() -> impl IntoView {
    let store = Store::get();
    let button = move |lang: Lang, name: &'static str, word: &'static str| {
        view! {
            <button
                type="button"
                class="segment"
                id=format!("lang-{}", lang.tag())
                data-control=format!("lang-{}", lang.tag())
                lang=lang.tag()
                aria-pressed=if store.lang() == lang { "true" } else { "false" }
                aria-label=word
                on:click=move |_| tasks::set_lang(store, lang)
            >
                {name}
            </button>
        }
    };
    view! {
        <div class="segments" role="group" aria-label=texts::LANGUAGE.get(store.lang())>
            {button(Lang::Id, "ID", "ID, Bahasa Indonesia")}
            {button(Lang::En, "EN", "EN, English")}
        </div>
    }
}

#[component]
fn Themes() -> impl IntoView {
    let store = Store::get();
    let label = |theme| match theme {
        Theme::System => texts::THEME_SYSTEM,
        Theme::Light => texts::THEME_LIGHT,
        Theme::Dark => texts::THEME_DARK,
    };
    let options = move || {
        let shown = store.view.with(|view| view.theme);
        Theme::ALL
            .into_iter()
            .map(|theme| {
                let selected = theme == shown;
                view! { <option value=theme.name() selected=selected>{label(theme).get(store.lang())}</option> }
            })
            .collect_view()
    };
    view! {
        <label class="field">
            <span class="field__label">{texts::THEME.get(store.lang())}</span>
            <select
                data-control="theme"
                on:change:target=move |event| {
                    let theme = Theme::from_name(&event.target().value()).unwrap_or_default();
                    tasks::set_theme(store, theme);
                }
            >
                {options}
            </select>
        </label>
    }
}

#[component]
fn ShareLink() -> impl IntoView {
    let store = Store::get();
    let copy = move |_| {
        leptos::task::spawn_local(async move {
            let copied = match history::address() {
                Ok(address) => clipboard::copy(&address).await,
                Err(error) => Err(error),
            };
            let text = if copied.is_ok() { texts::COPIED } else { texts::COPY_FAILED };
            tasks::say(store, Message::from(text));
        });
    };
    view! {
        <button type="button" class="button" data-action="copy-link" on:click=copy>
            {texts::COPY_LINK.get(store.lang())}
        </button>
    }
}

/// What the page has to tell, each line until it is closed.
#[component]
fn Lines() -> impl IntoView {
    let store = Store::get();
    let line = move |line: Line| {
        let lang = store.lang();
        view! {
            <li class="line">
                <span>{line.text.get(lang).to_owned()}</span>
                <button
                    type="button"
                    class="button button--quiet button--small"
                    data-action="dismiss"
                    on:click=move |_| tasks::dismiss(store, line.number)
                >
                    {texts::CLOSE.get(lang)}
                </button>
            </li>
        }
    };
    view! {
        <div role="status" data-panel="lines">
            <ul class="lines">{move || store.lines.get().into_iter().map(line).collect_view()}</ul>
        </div>
    }
}

/// The engine is gone for good: the address keeps the view, a reload brings it back.
#[component]
fn Lost() -> impl IntoView {
    let store = Store::get();
    let panel = move |reason: String| {
        let lang = store.lang();
        view! {
            <div class="problem" role="alert" data-problem="engine">
                <strong>{texts::ENGINE_LOST.get(lang)}</strong>
                <p>{reason}". "{texts::ENGINE_LOST_ADVICE.get(lang)}</p>
                <button type="button" class="button" on:click=move |_| { page::reload().ok(); }>
                    {texts::RELOAD.get(lang)}
                </button>
            </div>
        }
    };
    move || store.lost.get().map(panel)
}

/// The configuration or the manifest could not be read.
#[component]
fn Opening() -> impl IntoView {
    let store = Store::get();
    let problem = move || {
        let of_config = store.config.with(|config| config.as_ref()?.as_ref().err().cloned());
        of_config
            .map(|problem| ("config", problem))
            .or_else(|| {
                let of_manifest =
                    store.manifest.with(|manifest| manifest.as_ref()?.as_ref().err().cloned());
                of_manifest.map(|problem| ("manifest", problem))
            })
            .filter(|_| !store.is_own())
    };
    let panel = move |(table, problem): (&'static str, crate::model::Problem)| {
        let lang = store.lang();
        view! {
            <div class="problem" role="alert" data-problem=table>
                <strong>{texts::DATA_PROBLEM.get(lang)}</strong>
                <p>{problem.describe(lang)}</p>
                <button
                    type="button"
                    class="button"
                    data-action="retry"
                    on:click=move |_| tasks::retry_opening(store)
                >
                    {texts::RETRY.get(lang)}
                </button>
            </div>
        }
    };
    move || problem().map(panel)
}

#[component]
fn Footer() -> impl IntoView {
    let store = Store::get();
    let about = move || {
        let lang = store.lang();
        let manifest = store.manifest.with(|manifest| match manifest {
            Some(Ok(manifest)) => Some(manifest.clone()),
            _ => None,
        })?;
        let made = format::day_long(manifest.generated_at, lang);
        Some(view! {
            <dl class="about">
                <div><dt>{texts::DATA_SET.get(lang)}</dt><dd>{texts::kind(manifest.kind).get(lang)}", "{manifest.title.get(lang).to_owned()}</dd></div>
                <div><dt>{texts::DATA_AS_OF.get(lang)}</dt><dd>{format::day_long(manifest.data_as_of, lang)}</dd></div>
                <div><dt>{texts::PUBLISHER.get(lang)}</dt><dd>{manifest.publisher.get(lang).to_owned()}", "{made}</dd></div>
                <div><dt>{texts::LICENCE.get(lang)}</dt><dd>{manifest.licence.clone()}</dd></div>
            </dl>
            <p class="about__notice">{manifest.notice.get(lang).to_owned()}</p>
        })
    };
    view! {
        <footer class="colophon">
            {about}
            <p>{texts::DEFINITION.get(store.lang())}</p>
        </footer>
    }
}
