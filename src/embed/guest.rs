//! The page in a frame: shows one chart alone, listens to a host that may ask, and tells it what happens.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use super::colour::WHITE;
use super::gate::Gate;
use super::height::Height;
use super::message::{Ask, Asked, By, Failure, Filters, Format, Hello, State, Tell, Told};
use super::origin::Embedding;
use super::theme::{self, Correction, Look, Tokens};
use super::{colour::Colour, pin, state, words};
use crate::browser::frame::{Line, Offer, Port};
use crate::browser::{BrowserError, clock, dom, frame, history, look, observe, page, picture};
use crate::model::{Lang, Text};
use crate::screen::{self, place};

/// Under the card: the way to the full page, and what could not be shown.
const FOOT: &str = "embed-foot";
const LINK: &str = "embed-link";
const NOTE: &str = "embed-note";

/// How many answers may be owed at a time.
const MOST_OWED: usize = 32;

pub struct Guest {
    /// Empty for the whole page.
    chart: String,
    allowed: Embedding,
    gate: RefCell<Gate>,
    height: RefCell<Height>,
    port: RefCell<Option<Port>>,
    /// The filters that the host was told of.
    told: RefCell<Filters>,
    /// The host's questions that the next drawing answers.
    owed: RefCell<Vec<Option<u32>>>,
    tokens: RefCell<Tokens>,
    set: RefCell<Vec<&'static str>>,
    corrected: RefCell<Vec<Correction>>,
    is_loaded: Cell<bool>,
    has_failed: Cell<bool>,
    watch: RefCell<Option<observe::WidthWatch>>,
    /// What to say of a program or data that are no longer those it was embedded with.
    changed: Cell<Option<Text>>,
}

/// Begins to be a guest.
pub async fn start() -> Result<(), BrowserError> {
    let address = state::address();
    let chart = address.get("chart").filter(|chart| place::is_name(chart)).unwrap_or_default();
    if let Some(css) = place::alone(chart, "data-embed") {
        look::add_sheet(&css)?;
    }
    let settings = state::settings().await?;
    let guest = Rc::new(Guest {
        chart: chart.to_owned(),
        allowed: settings.embedding.clone(),
        gate: RefCell::new(Gate::new(clock::now())),
        height: RefCell::default(),
        port: RefCell::default(),
        told: RefCell::new(address.filters()),
        owed: RefCell::default(),
        tokens: RefCell::default(),
        set: RefCell::default(),
        corrected: RefCell::default(),
        is_loaded: Cell::new(false),
        has_failed: Cell::new(false),
        watch: RefCell::default(),
        changed: Cell::default(),
    });
    build()?;
    guest.follow_page()?;
    guest.hear_host()?;
    guest.settled();
    if let Some(pinned) = address.get("pin")
        && let Some(now) = state::pin(&settings).await
    {
        guest.changed.set(pin::changed(pinned, &now));
        guest.height.borrow_mut().cause();
        guest.dress();
        guest.measure();
    }
    Ok(())
}

fn build() -> Result<(), BrowserError> {
    dom::ensure("p", NOTE, &[("class", "embed-note"), ("role", "status"), ("hidden", "")])?;
    dom::ensure("nav", FOOT, &[("class", "embed-foot")])?;
    dom::ensure_in(FOOT, "a", LINK, &[("target", "_blank"), ("rel", "noopener")])?;
    Ok(())
}

impl Guest {
    fn follow_page(self: &Rc<Self>) -> Result<(), BrowserError> {
        let guest = Rc::clone(self);
        dom::on_root(&["data-ready"], move || guest.settled())?;
        // The page marks its language again whenever anything is chosen, before that is answered.
        let guest = Rc::clone(self);
        dom::on_root(&["data-theme", "lang"], move || guest.dress())?;
        for gesture in ["click", "keyup", "toggle"] {
            let guest = Rc::clone(self);
            dom::on_document(gesture, move |_| guest.height.borrow_mut().cause())?;
        }
        let guest = Rc::clone(self);
        let measured = move |_| guest.measure();
        *self.watch.borrow_mut() = Some(observe::width(&page::body()?.into(), measured)?);
        Ok(())
    }

    fn hear_host(self: &Rc<Self>) -> Result<(), BrowserError> {
        if !frame::is_framed() {
            return Ok(());
        }
        let (hearing, refusing) = (Rc::clone(self), Rc::clone(self));
        frame::on_offer(move |offer| hearing.offered(offer), move || refusing.refused())?;
        frame::announce()
    }

    fn refused(&self) {
        let mut gate = self.gate.borrow_mut();
        if gate.admits(clock::now()) {
            gate.malformed();
        }
    }

    /// A channel of whoever `config.json` allows takes the place of the one before.
    fn offered(self: &Rc<Self>, Offer { origin, line, port }: Offer) {
        let Some(hello) = self.hello(&origin, &line) else { return };
        let guest = Rc::clone(self);
        port.listen(move |line| guest.heard(&line));
        *self.port.borrow_mut() = Some(port);
        if hello.auto_height {
            page::mark("data-embed", Some("auto")).ok();
        }
        self.height.replace(Height::default());
        self.take_look(hello.look);
        self.tell(None, Tell::Ready(self.state()));
        self.is_loaded.set(false);
        self.has_failed.set(false);
        self.settled();
    }

    fn hello(&self, origin: &str, line: &Line) -> Option<Hello> {
        let mut gate = self.gate.borrow_mut();
        if !gate.admits(clock::now()) {
            return None;
        }
        if !self.allowed.allows(origin, &frame::own_origin().ok()?) {
            gate.foreign();
            return None;
        }
        let text = short_text(&mut gate, line)?;
        gate.read_hello(&text)
    }

    fn heard(self: &Rc<Self>, line: &Line) {
        let asked = {
            let mut gate = self.gate.borrow_mut();
            if !gate.admits(clock::now()) {
                return;
            }
            let Some(text) = short_text(&mut gate, line) else { return };
            gate.read(&text)
        };
        if let Some(Asked { id, ask, .. }) = asked {
            self.answer(id, ask);
        }
    }

    fn answer(self: &Rc<Self>, id: Option<u32>, ask: Ask) {
        match ask {
            Ask::State => self.tell(id, Tell::State(self.state())),
            Ask::Filters(filters) => self.filter(id, &filters),
            Ask::Look(look) => {
                self.take_look(*look);
                self.tell(id, Tell::State(self.state()));
            }
            Ask::Image(format) => {
                let guest = Rc::clone(self);
                wasm_bindgen_futures::spawn_local(async move { guest.picture(id, format).await });
            }
        }
    }

    fn filter(&self, id: Option<u32>, filters: &Filters) {
        let mut address = state::address();
        let before = address.filters();
        let refused = address.set_filters(filters);
        {
            let mut gate = self.gate.borrow_mut();
            gate.counts.filters = gate.counts.filters.saturating_add(refused);
        }
        if address.filters() == before {
            self.tell(id, Tell::State(self.state()));
            return;
        }
        let owed = {
            let mut owed = self.owed.borrow_mut();
            owed.push(id);
            if owed.len() > MOST_OWED { Some(owed.remove(0)) } else { None }
        };
        if let Some(id) = owed {
            self.tell(id, Tell::State(self.state()));
        }
        history::steer(&address.write()).ok();
    }

    async fn picture(&self, id: Option<u32>, format: Format) {
        let data = match (screen::drawn(&self.chart), format) {
            (Ok((svg, _)), Format::Svg) => Ok(svg),
            (Ok((svg, size)), Format::Png) => picture::png(&svg, size).await,
            (Err(error), _) => Err(error),
        };
        match data {
            Ok(data) => self.tell(id, Tell::Image { format, data }),
            Err(error) => self.fail(id, Failure::NoPicture, error.to_string()),
        }
    }

    fn fail(&self, id: Option<u32>, code: Failure, message: String) {
        self.tell(id, Tell::Error { code, message, state: self.state() });
    }

    fn state(&self) -> State {
        state::state(&self.chart, self.height.borrow().told(), self.gate.borrow().counts)
    }

    fn tell(&self, id: Option<u32>, tell: Tell) {
        if let (Some(port), Some(line)) = (&*self.port.borrow(), Told::line(id, tell)) {
            // A host that is gone hears nothing.
            port.post(&line).ok();
        }
    }

    /// The page speaks or looks otherwise.
    fn dress(&self) {
        self.write_foot().ok();
        if let Some(changed) = self.changed.get() {
            self.note(changed.get(screen::lang()));
        }
        self.paint();
    }

    fn note(&self, text: &str) {
        dom::say(NOTE, text).ok();
        page::reveal(NOTE).ok();
    }

    /// The page has answered, or has begun to.
    fn settled(&self) {
        self.dress();
        if !screen::is_ready() {
            return;
        }
        self.height.borrow_mut().cause();
        if !self.chart.is_empty() && !state::has(&self.chart) {
            self.fail_once(Failure::NoChart, words::NO_CHART.get(screen::lang()).to_owned());
        }
        if !self.is_loaded.replace(true) {
            self.tell(None, Tell::Loaded(self.state()));
        }
        self.tell_filters();
        self.measure();
    }

    fn fail_once(&self, code: Failure, message: String) {
        if !self.has_failed.replace(true) {
            if code == Failure::NoChart {
                self.note(&message);
            }
            self.fail(None, code, message);
        }
    }

    fn tell_filters(&self) {
        let now = state::address().filters();
        let before = self.told.replace(now.clone());
        let mut owed = self.owed.take();
        let last = owed.pop();
        for id in owed {
            self.tell(id, Tell::State(self.state()));
        }
        if now == before {
            if let Some(id) = last {
                self.tell(id, Tell::State(self.state()));
            }
            return;
        }
        let by = if last.is_some() { By::Host } else { By::Person };
        self.tell(last.flatten(), Tell::Filter { by, state: self.state() });
        if by == By::Person {
            let views = now.keys().chain(before.keys().filter(|view| !now.contains_key(*view)));
            for view in views.filter(|view| now.get(*view) != before.get(*view)) {
                let keys = now.get(view).cloned().unwrap_or_default();
                self.tell(None, Tell::Select { view: view.clone(), keys, state: self.state() });
            }
        }
    }

    /// Tells the height of what is drawn; what is on its way has none yet.
    fn measure(&self) {
        let problem = state::problem();
        if let Some(problem) = &problem {
            self.fail_once(Failure::NoData, problem.clone());
        }
        if !screen::is_ready() && problem.is_none() {
            return;
        }
        let Ok((height, shape)) = look::extent() else { return };
        let told = self.height.borrow_mut().measured(height, shape);
        if let Some(height) = told {
            self.tell(None, Tell::Resize { height, state: self.state() });
        }
    }

    fn write_foot(&self) -> Result<(), BrowserError> {
        let address = page::resolve(&format!("?{}", state::address().whole().write()))?;
        dom::set_attribute(LINK, "href", &address)?;
        dom::say(LINK, words::WHOLE_PAGE.get(screen::lang()))
    }

    fn take_look(&self, look: Look) {
        let Look { lang, theme, tokens } = look;
        let mut address = state::address();
        if let Some(lang) = lang.as_deref().and_then(Lang::from_tag) {
            address.set("lang", Some(lang.tag()).filter(|_| lang != Lang::default()));
        }
        let ground = tokens.as_ref().and_then(|tokens| tokens.surface.as_deref());
        let theme = theme.or_else(|| theme_for(ground?).map(str::to_owned));
        match theme.as_deref() {
            Some("system") => address.set("theme", None),
            Some(theme @ ("light" | "dark")) => address.set("theme", Some(theme)),
            _ => {}
        }
        if address != state::address() {
            history::steer(&address.write()).ok();
        }
        if let Some(tokens) = tokens {
            self.tokens.replace(tokens);
            self.paint();
        }
    }

    /// The host's colours over those of the page's theme.
    fn paint(&self) {
        for name in self.set.take() {
            look::set_property(name, "").ok();
        }
        let tokens = self.tokens.borrow();
        if *tokens == Tokens::default() {
            return;
        }
        let Some(base) = state::base() else { return };
        let (properties, corrections) = theme::apply(&tokens, base);
        for (name, value) in &properties {
            look::set_property(name, value).ok();
        }
        self.set.replace(properties.into_iter().map(|(name, _)| name).collect());
        if *self.corrected.borrow() != corrections {
            self.corrected.replace(corrections.clone());
            self.tell(None, Tell::Corrected(corrections));
        }
    }
}

/// The theme whose other colours suit a card of this colour.
fn theme_for(surface: &str) -> Option<&'static str> {
    Some(if Colour::read(surface)?.opposite() == WHITE { "dark" } else { "light" })
}

/// A line that is text, and short enough.
fn short_text(gate: &mut Gate, line: &Line) -> Option<String> {
    let Some(length) = line.length() else {
        gate.malformed();
        return None;
    };
    if gate.fits(length) { line.text() } else { None }
}
