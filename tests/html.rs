//! The pages of the example `html` in a real browser: they load without complaint, filters work, words stay words.
//!
//! The tests that need Chromium look for `chromium`, `chromium-browser` or `google-chrome`, or whatever `CHROMIUM`
//! names, and say so when they skip. Debian: `apt-get install chromium`.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The example, built once for all tests; nothing is to do if `cargo test` has built it.
static EXAMPLE: LazyLock<PathBuf> = LazyLock::new(|| {
    let test = env::current_exe().expect("a test knows where it is");
    let profile = test.parent().and_then(Path::parent).expect("a test is in a target folder");
    let name = profile.file_name().and_then(OsStr::to_str).expect("a profile has a name");
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--example", "html", "--profile", if name == "debug" { "dev" } else { name }])
        .arg("--target-dir")
        .arg(profile.parent().expect("a profile has its folder"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status();
    assert!(built.expect("cargo runs").success(), "the example is built");
    profile.join("examples/html")
});

static CHROMIUM: LazyLock<Option<PathBuf>> = LazyLock::new(|| {
    let named = env::var_os("CHROMIUM").map(PathBuf::from);
    let usual = ["chromium", "chromium-browser", "google-chrome"].map(PathBuf::from);
    let runs = |browser: &PathBuf| {
        let version = Command::new(browser).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        version.is_ok_and(|status| status.success())
    };
    let found = named.into_iter().chain(usual).find(runs);
    if found.is_none() {
        eprintln!("skipped: Chromium is not installed (Debian: apt-get install chromium)");
    }
    found
});

/// A browser that hangs is stopped after so long.
const PATIENCE: Duration = Duration::from_secs(60);

/// A page as the browser has it after its scripts ran.
struct Loaded {
    dom: String,
    /// What the browser wrote: with messages of the console.
    log: String,
}

impl Loaded {
    fn console(&self) -> Vec<&str> {
        self.log.lines().filter(|line| line.contains("CONSOLE") || line.contains("Uncaught")).collect()
    }

    /// The value of an attribute of the first tag that holds `near`.
    fn attribute(&self, near: &str, name: &str) -> Option<&str> {
        let tag = self.dom.split('<').find(|tag| tag.contains(near))?;
        tag.split_once(&format!("{name}=\""))?.1.split('"').next()
    }

    /// The notes that are not hidden.
    fn notes(&self) -> Vec<&str> {
        let tags = self.dom.split('<').filter(|tag| tag.starts_with("li id=\"note-"));
        tags.filter(|tag| !tag.contains("hidden")).collect()
    }
}

/// Loads the page; the fragment is what follows `#` in its address.
fn load(page: &Path, fragment: &str) -> Option<Loaded> {
    let profile = TempDir::new().expect("a temporary folder");
    let mut child = Command::new(CHROMIUM.as_ref()?)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--enable-logging=stderr", "--v=0", "--virtual-time-budget=2000", "--dump-dom"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("file://{}#{fragment}", page.display()))
        .stdin(Stdio::null())
        .stdout(fs::File::create(profile.path().join("dom")).expect("a file is made"))
        .stderr(fs::File::create(profile.path().join("log")).expect("a file is made"))
        .spawn()
        .expect("the browser starts");
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().expect("the browser can be waited for") {
            break status;
        }
        if start.elapsed() > PATIENCE {
            child.kill().expect("the browser can be stopped");
            panic!("the browser does not end");
        }
        std::thread::sleep(Duration::from_millis(20));
    };
    let read = |name: &str| {
        String::from_utf8_lossy(&fs::read(profile.path().join(name)).expect("the browser wrote")).into_owned()
    };
    let (dom, log) = (read("dom"), read("log"));
    assert!(status.success(), "{log}");
    Some(Loaded { dom, log })
}

/// Runs the example in the folder.
fn html(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(&*EXAMPLE).args(arguments).current_dir(folder).output().expect("the example starts")
}

/// The page of a text, in a folder that lives as long as it is kept.
fn page_of(text: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a temporary folder");
    fs::write(folder.path().join("texte.txt"), text).expect("a file is written");
    let output = html(folder.path(), &["texte.txt", "--out", "texte.html"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = folder.path().join("texte.html");
    (folder, page)
}

const ARTICLE: &str = include_str!("../examples/articles/entretien.txt");

/// What must not be in a page that needs no network.
#[track_caller]
fn stands_alone(page: &str) {
    let page = page.replace("&#x2f;", "/");
    for word in ["http://", "https://", "src=", "@import", "url(", "<link"] {
        assert!(!page.contains(word), "{word} is in the page");
    }
    assert!(page.contains("default-src 'none'"), "the page forbids itself the network");
}

/// Ids are unique, links lead to one, tags are closed.
#[track_caller]
fn is_sound(page: &str) {
    let body = page.split("<body").nth(1).and_then(|body| body.split("<script>").next()).expect("a body");
    let mut ids = std::collections::HashSet::new();
    for id in body.split(" id=\"").skip(1) {
        let id = id.split('"').next().expect("an attribute ends");
        assert!(ids.insert(id), "{id} comes twice");
    }
    for link in body.split("href=\"#").skip(1) {
        let link = link.split('"').next().expect("an attribute ends");
        assert!(ids.contains(link), "#{link} leads nowhere");
    }
    for tag in ["span", "a", "p", "li", "ol", "section", "article", "button", "select", "dl", "dd", "h1"] {
        let count = |start: String| body.matches(&start).count();
        let opened = count(format!("<{tag}>")) + count(format!("<{tag} "));
        assert_eq!(opened, count(format!("</{tag}>")), "<{tag}>");
    }
}

#[test]
fn without_arguments_it_writes_a_page_and_says_where() {
    let folder = TempDir::new().expect("a temporary folder");
    let output = html(folder.path(), &[]);
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    let path = said.trim().split("open ").nth(1).unwrap_or_else(|| panic!("{said}"));
    let page = fs::read_to_string(path).expect("the page is there");
    stands_alone(&page);
    is_sound(&page);
    assert!(page.contains("Solène Karadec"));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0, "nothing is left where the user stands");
}

#[test]
fn a_folder_has_an_index_and_a_page_for_each_text() {
    let folder = TempDir::new().expect("a temporary folder");
    let texts = folder.path().join("à lire");
    fs::create_dir(&texts).expect("a folder is made");
    fs::write(texts.join("un & deux.txt"), ARTICLE).expect("a file is written");
    fs::write(texts.join("trois.txt"), "Il pleut.").expect("a file is written");
    fs::write(texts.join("faux.txt"), [0xFF, 0x41]).expect("a file is written");
    let output = html(folder.path(), &["à lire", "--out", "presse.html"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let index = fs::read_to_string(folder.path().join("presse.html")).expect("the index is there");
    stands_alone(&index);
    assert!(index.contains("Malo Kerdrain") && index.contains("<svg"));
    assert!(index.contains("\"presse&#x2f;un%20%26%20deux.html\"") && index.contains("un &amp; deux"));
    assert!(index.contains("Could not be read") && index.contains("faux.txt"));
    for page in ["un & deux", "trois"] {
        let page = fs::read_to_string(folder.path().join(format!("presse/{page}.html"))).expect("the page is there");
        stands_alone(&page);
        is_sound(&page);
        assert!(page.contains(r#"href="..&#x2f;presse.html""#));
    }
    if let Some(loaded) = load(&folder.path().join("presse.html"), "") {
        assert_eq!(loaded.console(), [""; 0]);
        assert!(loaded.dom.contains("href=\"presse/un%20%26%20deux.html\""), "the browser reads the address");
    }
}

#[test]
fn every_article_makes_a_sound_page() {
    let folder = TempDir::new().expect("a temporary folder");
    let articles = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles");
    let output = html(folder.path(), &[articles, "--out", "index.html"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let pages: Vec<_> = fs::read_dir(folder.path().join("index")).expect("the pages").collect();
    assert!(pages.len() > 10);
    for page in pages {
        is_sound(&fs::read_to_string(page.expect("a page").path()).expect("a page"));
    }
}

#[test]
fn errors_say_what_to_do() {
    let folder = TempDir::new().expect("a temporary folder");
    for (arguments, words) in [(["."; 1], "holds no file that ends in .txt"), (["rien.txt"], "cannot read rien.txt")] {
        let output = html(folder.path(), &arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains(words), "{said}");
    }
}

#[test]
fn the_console_is_heard() {
    // Else silence would prove nothing.
    let folder = TempDir::new().expect("a temporary folder");
    let page = folder.path().join("faux.html");
    fs::write(&page, "<script>console.error('aïe'); throw new Error('ouille')</script>").expect("a file is written");
    let Some(loaded) = load(&page, "") else { return };
    assert!(loaded.console().len() >= 2, "{}", loaded.log);
}

#[test]
fn a_page_loads_without_complaint_and_filters() {
    let (_folder, page) = page_of(ARTICLE);
    let Some(whole) = load(&page, "") else { return };
    assert_eq!(whole.console(), [""; 0]);
    let all: usize =
        whole.attribute("body class", "data-shown").and_then(|n| n.parse().ok()).expect("filters have run");
    assert!(all > 10);
    assert!(whole.notes().len() >= all);

    // Each filter shows what it names, and only that.
    let notes = whole.notes();
    for field in ["kind", "speaker", "gender", "category"] {
        let of = |note: &str| {
            let value = note.split_once(&format!("data-{field}=\"")).and_then(|(_, value)| value.split('"').next());
            value.expect("every note has the field").to_owned()
        };
        let value = of(notes[0]);
        let expected = notes.iter().filter(|note| of(note) == value).count();
        let loaded = load(&page, &format!("{field}={value}")).expect("the browser is there");
        assert_eq!(loaded.console(), [""; 0]);
        assert_eq!(loaded.notes().len(), expected, "{field}={value}");
        assert!(loaded.notes().iter().all(|note| of(note) == value));
        assert_eq!(loaded.attribute("body class", "data-shown"), Some(&*expected.to_string()));
        let off = |piece: &&str| piece.starts_with("span class=\"q") && piece.contains(" off");
        assert_eq!(
            loaded.dom.split('<').any(|piece| off(&piece)),
            expected < notes.len(),
            "the others lose their tint"
        );
    }
    // Several at once; and what does not exist is no filter.
    let both = load(&page, "kind=direct&speaker=none").expect("the browser is there");
    assert!(both.notes().len() < notes.len());
    let odd = load(&page, "kind=%22%3E&speaker=99").expect("the browser is there");
    assert_eq!((odd.notes().len(), odd.console()), (notes.len(), vec![]));
}

#[test]
fn a_quotation_opens_its_card() {
    let (_folder, page) = page_of(ARTICLE);
    let Some(loaded) = load(&page, "quotation=5") else { return };
    assert_eq!(loaded.console(), [""; 0]);
    assert_eq!(loaded.attribute("div id=\"card\"", "aria-label"), Some("About quotation 5"));
    let card = loaded.dom.split("<div id=\"card\"").nth(1).expect("a card").split("<script").next().expect("its end");
    for word in ["Cue", "Rule", "Kind", "href=\"#speaker-"] {
        assert!(card.contains(word), "{word} is not in {card}");
    }
    assert!(!card.split('>').next().expect("a tag").contains("hidden"));
    assert!(loaded.dom.contains("class=\"cue on\""), "the cue is lit");
}

/// The page with a script of our own at its end, which writes what it sees into `data-seen`.
fn with_script(page: &Path, script: &str) {
    let source = fs::read_to_string(page).expect("the page");
    let script =
        format!("<script>const seen = []; {script}; document.body.dataset.seen = seen.join(' ')</script></body>");
    fs::write(page, source.replace("</body>", &script)).expect("a file is written");
}

#[test]
fn the_keyboard_and_a_finger_are_enough() {
    let (_folder, page) = page_of(ARTICLE);
    with_script(
        &page,
        "const card = document.getElementById('card'), number = document.getElementById('q5');
        const active = () => document.activeElement.id || document.activeElement.tagName;
        const escape = () => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
        number.focus(); seen.push('focus', !card.hidden, active());
        number.click(); seen.push('enter', !card.hidden, active());
        escape(); seen.push('escape', !card.hidden, active());
        document.querySelector('span[data-q=\"6\"]').click(); seen.push('tap', card.getAttribute('aria-label'));
        document.querySelector('h1').click(); seen.push('elsewhere', !card.hidden);
        const only = document.querySelector('[data-only]'); only.click();
        seen.push('only', only.getAttribute('aria-pressed'), document.body.dataset.shown < 10);
        only.click(); seen.push('all', only.getAttribute('aria-pressed'), document.body.dataset.shown > 10)",
    );
    let Some(loaded) = load(&page, "") else { return };
    assert_eq!(loaded.console(), [""; 0]);
    let seen = "focus true q5 enter true card escape false q5 tap About quotation 6 elsewhere false only true true all false true";
    assert_eq!(loaded.attribute("body class", "data-seen"), Some(seen));
}

#[test]
fn hostile_words_stay_words() {
    let attack =
        "<script>document.title = 'pris'; console.error('pris')</script><img src=x onerror=\"console.error('pris')\">";
    let text = format!(
        "{attack}\n\n« {attack} \" onmouseover=\"console.error('pris') », a déclaré le ministre \"><b>Zoé</b> Quintin. {attack}\n\n\
         « </article></main><!-- », a dit Mme <i>Quintin</i>. » {{{{ 7 * 7 }}}} {{% raw %}} &lt;b&gt; \0\u{1}\u{202E} ]]>\n\n\
         « \"fin\" && 'fin' », a ajouté Zoé Quintin.\n"
    );
    let (_folder, page) = page_of(&text);
    let source = fs::read_to_string(&page).expect("the page");
    assert_eq!(source.matches("<script>").count(), 1, "only our own");
    assert!(!source.contains("<img") && !source.contains("<b>Zoé") && !source.contains("<i>Quintin"));
    is_sound(&source);
    let Some(loaded) = load(&page, "") else { return };
    assert_eq!(loaded.console(), [""; 0]);
    assert!(!loaded.dom.contains("<title>pris"));
    assert_eq!(loaded.dom.matches("<script>").count(), 1);
    assert!(loaded.dom.contains("{{ 7 * 7 }}"), "templates do not see the text");
}

#[test]
fn three_hundred_quotations_are_quick() {
    let text: String = (0..100).map(|n| format!(
        "« Le pont {n} rouvrira », a déclaré le maire, Yann Tudal. La ministre de la Mer, Zoé Quintin, a affirmé que « le port {n} \
         est prêt ». Selon elle, la route {n} sera finie.\n\n"
    )).collect();
    let (_folder, page) = page_of(&text);
    // A clock around each choice of a filter.
    with_script(
        &page,
        "const select = document.querySelector('[name=kind]'), start = performance.now();
        for (const option of select.options) {
            select.value = option.value;
            select.dispatchEvent(new Event('change', { bubbles: true }));
            document.body.offsetHeight;
        }
        seen.push((performance.now() - start) / select.options.length)",
    );
    let Some(loaded) = load(&page, "") else { return };
    assert_eq!(loaded.console(), [""; 0]);
    assert!(!loaded.notes().is_empty(), "the last filter shows something");
    let time: f64 = loaded.attribute("body class", "data-seen").and_then(|time| time.parse().ok()).expect("a time");
    eprintln!("a filter on {} quotations takes {time} ms", loaded.dom.matches("<li id=\"note-").count());
    assert!(loaded.dom.matches("<li id=\"note-").count() >= 250);
    assert!(time < 500.0, "a filter takes {time} ms");
}
