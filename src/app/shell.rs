//! The frame around every page: name, data set, language, theme, notices, source and licence.

use leptos::mount::mount_to;
use leptos::prelude::*;

use crate::app::overview::Overview;
use crate::app::pages::Pages;
use crate::app::state::Theme;
use crate::app::store::{Line, OWN, Store};
use crate::app::widgets::controls::button;
use crate::app::widgets::live::{follow, live, show, soon};
use crate::app::widgets::problem::problem_panel;
use crate::app::widgets::select::{Choice, select};
use crate::app::{imports, rows, sections, tasks, texts};
use crate::board::texts::{DATA_SET, OWN_DATA, as_of};
use crate::browser::{clipboard, history, page};
use crate::model::{Lang, Message, Problem};

/// The page for as long as it is open: its state, and one [`Page`] at a time. Another language is another
/// page, so that no text needs an effect of its own.
#[component]
pub fn App() -> impl IntoView {
    let (first, notices) = tasks::first_view();
    let store = Store::new(first);
    tasks::start(store);
    tasks::say_notices(store, &notices);
    imports::take_drops(store);
    let lang = Memo::new(move |_| store.view.with(|view| view.lang));
    let shown = StoredValue::new_local(None);
    follow(move || {
        lang.get();
        // What is shown goes before the new page comes: ids stay unique.
        shown.set_value(None);
        if let Ok(body) = page::body() {
            shown.set_value(Some(mount_to(body, move || {
                provide_context(store);
                Page().into_any()
            })));
        }
    });
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
            <Pages />
        </header>
        <main id="content" tabindex="-1">
            <Lines />
            <imports::ImportPanel />
            <Obstacle />
            <Overview />
            <rows::RowsPanel />
            <sections::Sections />
        </main>
        <Footer />
    }
}

/// The permanent mark of made-up data.
#[component]
fn SampleMark() -> impl IntoView {
    let store = Store::get();
    let is_sample = move || {
        store.manifest.with(|manifest| matches!(manifest, Some(Ok(about)) if about.is_sample))
            && !store.is_own()
    };
    let mark = move || {
        view! {
            <p class="sample-mark" data-mark="sample">
                {texts::SAMPLE_MARK.get(store.lang())}
            </p>
        }
        .into_any()
    };
    show(live(is_sample), Box::new(mark))
}

#[component]
fn Masthead() -> impl IntoView {
    let store = Store::get();
    let office = move || {
        store.config.with(|config| match config {
            Some(Ok(office)) => office.name.get(store.lang()).to_owned(),
            _ => String::new(),
        })
    };
    follow(move || {
        let (product, open) = (texts::PRODUCT.get(store.lang()), store.page().title());
        let title = match office() {
            office if office.is_empty() => product.to_owned(),
            office => format!("{} · {product} · {office}", open.get(store.lang())),
        };
        page::set_title(&title).ok();
    });
    let covered = move || store.data_as_of().map(|day| as_of(store.lang(), day));
    view! {
        <div class="masthead">
            <div class="masthead__name">
                <h1>
                    <span class="masthead__product">{texts::PRODUCT.get(store.lang())}</span>
                    <span class="masthead__office">{live(office)}</span>
                </h1>
                <p class="masthead__as-of" data-figure="as-of">{live(move || covered().unwrap_or_default())}</p>
            </div>
            <div class="masthead__controls">
                {data_sets(store)}
                <imports::FileButton />
                <Languages />
                {themes(store)}
                <ShareLink />
            </div>
        </div>
    }
}

/// The data sets of the configuration, and the person's own file.
fn data_sets(store: Store) -> AnyView {
    let lang = store.lang();
    let choice = move || {
        let chosen = if store.is_own() {
            OWN.to_owned()
        } else {
            store.data_set().map(|set| set.id).unwrap_or_default()
        };
        let mut options: Vec<(String, String)> = store.config.with(|config| match config {
            Some(Ok(office)) => office
                .data_sets
                .iter()
                .map(|set| (set.id.clone(), set.title.get(lang).to_owned()))
                .collect(),
            _ => Vec::new(),
        });
        if store.is_own() {
            options.push((OWN.to_owned(), OWN_DATA.get(lang).to_owned()));
        }
        Choice { options, chosen }
    };
    let choose = Box::new(move |id| tasks::set_data_set(store, id));
    select("dataset", DATA_SET.get(lang), choice, choose)
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

fn themes(store: Store) -> AnyView {
    let lang = store.lang();
    let label = |theme| match theme {
        Theme::System => texts::THEME_SYSTEM,
        Theme::Light => texts::THEME_LIGHT,
        Theme::Dark => texts::THEME_DARK,
    };
    let choice = move || Choice {
        options: Theme::ALL
            .into_iter()
            .map(|theme| (theme.name().to_owned(), label(theme).get(lang).to_owned()))
            .collect(),
        chosen: store.view.with(|view| view.theme).name().to_owned(),
    };
    let choose = Box::new(move |name: String| {
        tasks::set_theme(store, Theme::from_name(&name).unwrap_or_default());
    });
    select("theme", texts::THEME.get(lang), choice, choose)
}

#[component]
fn ShareLink() -> impl IntoView {
    let store = Store::get();
    let copy = move || {
        soon(async move {
            let copied = match history::address() {
                Ok(address) => clipboard::copy(&address).await,
                Err(error) => Err(error),
            };
            let text = if copied.is_ok() { texts::COPIED } else { texts::COPY_FAILED };
            tasks::say(store, Message::from(text));
        });
    };
    button("copy-link", "", texts::COPY_LINK.get(store.lang()), Box::new(copy))
}

/// What the page has to tell, each line until it is closed.
#[component]
fn Lines() -> impl IntoView {
    let store = Store::get();
    let line = move |line: Line| {
        let lang = store.lang();
        let dismiss = Box::new(move || tasks::dismiss(store, line.number));
        view! {
            <li class="line">
                <span>{line.text.get(lang).to_owned()}</span>
                {button("dismiss", "quiet button--small", texts::CLOSE.get(lang), dismiss)}
            </li>
        }
    };
    view! {
        <div role="status" data-panel="lines">
            <ul class="lines">{live(move || store.lines.get().into_iter().map(line).collect_view().into_any())}</ul>
        </div>
    }
}

/// What keeps the whole page from its data: the engine, the configuration or the manifest.
#[component]
fn Obstacle() -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let lost = move |reason: String| {
        // The address keeps the view, a reload brings it back.
        let words = format!("{reason}. {}", texts::ENGINE_LOST_ADVICE.get(lang));
        let reload = Box::new(|| {
            page::reload().ok();
        });
        let button = ("reload", texts::RELOAD.get(lang));
        problem_panel("engine".to_owned(), texts::ENGINE_LOST.get(lang), words, button, reload)
    };
    let failed = move |(name, problem): (&str, Problem)| {
        let retry = Box::new(move || tasks::retry_opening(store));
        let (title, button) = (texts::DATA_PROBLEM.get(lang), ("retry", texts::RETRY.get(lang)));
        problem_panel(name.to_owned(), title, problem.describe(lang), button, retry)
    };
    let problem = move || {
        let of_config = store.config.with(|config| config.as_ref()?.as_ref().err().cloned());
        let of_manifest = || store.manifest.with(|data| data.as_ref()?.as_ref().err().cloned());
        of_config
            .map(|problem| ("config", problem))
            .or_else(|| of_manifest().map(|problem| ("manifest", problem)))
            .filter(|_| !store.is_own())
    };
    live(move || store.lost.get().map(lost).or_else(|| problem().map(failed)).into_any())
}

#[component]
fn Footer() -> impl IntoView {
    let store = Store::get();
    let lang = store.lang();
    let fact = move |(name, words): (Message, Message)| {
        view! { <div><dt>{name.get(lang).to_owned()}</dt><dd>{words.get(lang).to_owned()}</dd></div> }
    };
    let about = live(move || {
        let manifest = store.manifest.get().and_then(Result::ok);
        let about = manifest.map(|manifest| {
            view! {
                <dl class="about" data-stamp=manifest.stamp>{manifest.facts.into_iter().map(fact).collect_view()}</dl>
                <p class="about__notice">{manifest.notice.get(lang).to_owned()}</p>
                <p>{manifest.definition.get(lang).to_owned()}</p>
            }
        });
        about.into_any()
    });
    view! {
        <footer class="colophon">
            {about}
            <button type="button" class="button" data-saves="">
                {texts::SAVE.get(lang)}
            </button>
            " "
            <button type="button" class="button" data-packs="">
                {texts::ONE_FILE.get(lang)}
            </button>
        </footer>
    }
}
