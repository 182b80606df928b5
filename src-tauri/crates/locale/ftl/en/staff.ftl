### Staff, shops, posts, nicknames.

staff-tab-people = Staff
staff-tab-shops = Shops and posts
staff-tab-shops_only = Shops
staff-tab-accounts = Nicknames
staff-unbound_count = { $count } unclaimed
staff-name = Name
staff-staff_no = Staff no.
staff-post = Post
staff-post_hint = A new name makes a new post
staff-posts = Posts
staff-shop = Shop
staff-shops = Shops
staff-nickname = Nickname
staff-nicknames = Nicknames
staff-hired = Hired
staff-left = Left
staff-probation_until = Probation until
staff-note = Note
staff-state = State
staff-state-not_yet = Not yet hired
staff-state-probation = Probation
staff-state-active = Active
staff-state-left = Left
staff-same_name = same name
staff-pinyin = Pinyin for sorting
staff-pinyin_hint = Mend it here when a reading is wrong
staff-search = Name, pinyin initials, staff no., nickname
staff-search_account = Nickname, name, staff no.
staff-show_left = Include leavers
staff-add = Add a person
staff-add_hint = Saved as soon as name and staff no. are there; the rest can wait.
staff-none = No staff yet
staff-none_why = The list of your agents: who is here, since when, under which nickname. Importing the whole list is quickest: staff no., name, shop, nickname, post, and the days of hiring and leaving.
staff-import = Import a list
staff-template = Get the template
staff-template_file = Staff list template.xlsx
staff-import_title = Import { $file }
staff-import_do = { $count ->
    [one] Write { $count } row
   *[other] Write { $count } rows
}
staff-imported = Staff imported: { $new } new, { $changed } updated
staff-remove = Remove this person
staff-removed = Removed { $name }
staff-no_nickname = No nickname belongs to this person yet.
staff-shops_none = No shop yet
staff-shops_none_why = Every figure belongs to a shop, so a shop comes first. Give it a name and a platform below.
staff-shop_name = Name of the shop
staff-new_shop = New shop
staff-platform = Platform
staff-platform-tmall = Tmall
staff-platform-taobao = Taobao
staff-platform-jd = JD
staff-platform-pinduoduo = Pinduoduo
staff-platform-douyin = Douyin
staff-platform-kuaishou = Kuaishou
staff-platform-weixin_shop = WeChat Shop
staff-platform-other = Other
staff-active = Open for business
staff-no_post = No post yet. Naming one in a person’s file makes it; you can also add it here.
staff-new_post = New post
staff-no_account = No nickname yet
staff-no_account_why = After the first import every agent’s nickname is listed here. Say once whose it is.
staff-figures = Days with figures
staff-no_figures = No figures
staff-whose = Whose
staff-always = always
staff-unbound = Unclaimed
staff-only_unbound = Only unclaimed ones
staff-bind = Say who
staff-bind_to = Who is “{ $nickname }”?
staff-bound = { $nickname } → { $who }
staff-unbind = Take { $nickname } from { $name }
staff-unbound_done = { $nickname } is unclaimed again
staff-choose_person = Person: name or pinyin
staff-from = From
staff-to = To
staff-only_some_days = Only some days
staff-ignore = Robot or duty account
staff-ignore_why = Counts for nobody
staff-ignored = Counts for nobody
staff-nobody = nobody
staff-look_why = Figures that change hands
staff-look_nothing = No figure changes hands.
staff-look_row = { $from } – { $to }, { $figures ->
    [one] { $figures } figure
   *[other] { $figures } figures
}: { $was } → { $is }
staff-look_across = { $count ->
    [one] { $count } figure spans the day of the change and counts for nobody. Export it by day.
   *[other] { $count } figures span the day of the change and count for nobody. Export them by day.
}
staff-look_reopened = Sheets that return to open: { $sheets }
staff-look_one = { $name } { $month }
staff-pass_on = Pass on
staff-pass_on_from = Somebody else from
staff-by_person = Together by person
staff-in_shops = { $shops ->
    [one] { $shops } shop
   *[other] { $shops } shops
}, { $accounts ->
    [one] { $accounts } nickname
   *[other] { $accounts } nicknames
}
